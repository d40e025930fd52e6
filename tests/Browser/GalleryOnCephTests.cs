namespace Fluent.Buckets.Browser.Tests;

/// <summary>The gallery on a real S3 server of another origin: photos go there straight from the browser, which CORS has to allow.</summary>
public sealed class GalleryOnCephTests : GalleryTests
{
    private static readonly string Endpoint = TestServers.TestServer.Need("ceph.sh", "TEST_CEPH_ENDPOINT");
    private static readonly string AccessKey = TestServers.TestServer.Need("ceph.sh", "TEST_CEPH_ACCESS_KEY");
    private static readonly string SecretKey = TestServers.TestServer.Need("ceph.sh", "TEST_CEPH_SECRET_KEY");

    /// <summary>The one that waits: Ceph's gateway of version 18 ends itself over a body that breaks off.</summary>
    private protected override int Cancelled => 2;

    private protected override Task<GalleryProcess> StartGallery() => GalleryProcess.Start(
        $"s3://?endpoint={Endpoint}&preset=ceph", ("AWS_ACCESS_KEY_ID", AccessKey), ("AWS_SECRET_ACCESS_KEY", SecretKey));

    private protected override async Task<IReadOnlyList<string>> StoredPhotos()
    {
        await using ObjectStore store = Store();
        return [.. (await store.Bucket("gallery-photos").List(cancellationToken: Token).ToListAsync(Token)).Select(static photo => photo.Key)];
    }

    private protected override async Task Clean()
    {
        await using ObjectStore store = Store();
        await foreach (Bucket bucket in store.FindBuckets("gallery-*"))
        {
            await bucket.DeleteBucket().WithContents();
        }
    }

    private static ObjectStore Store() => new(new S3Driver(new S3Options
    {
        Endpoint = new Uri(Endpoint),
        Compatibility = S3Compatibility.Ceph,
        Credentials = S3Credentials.AccessKey(AccessKey, SecretKey),
    }));
}
