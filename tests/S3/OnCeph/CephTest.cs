using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.S3Tests.OnCeph;

/// <summary>The base of tests on a real server: each has a bucket of its own, and must leave no part of an upload in it.</summary>
public abstract class CephTest : IAsyncLifetime
{
    private const string Script = "ceph.sh";

    private readonly List<ObjectStore> _stores = [];
    private ObjectStore? _store;
    private Bucket? _bucket;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected static string AccessKey => TestServer.Need(Script, "TEST_CEPH_ACCESS_KEY");

    protected static string SecretKey => TestServer.Need(Script, "TEST_CEPH_SECRET_KEY");

    protected static string RoleArn => TestServer.Need(Script, "TEST_CEPH_ROLE_ARN");

    protected static Uri Endpoint => new(TestServer.Need(Script, "TEST_CEPH_ENDPOINT"));

    protected ObjectStore Store => _store ?? throw new InvalidOperationException("The test has not started.");

    protected Bucket Bucket => _bucket ?? throw new InvalidOperationException("The test has not started.");

    public async ValueTask InitializeAsync()
    {
        _store = Open();
        _bucket = await _store.CreateBucket($"s3-{Guid.NewGuid():N}", Token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        ListMultipartUploadsResponse uploads = await Store.Native<IAmazonS3>().ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest { BucketName = Bucket.Name }, CancellationToken.None);
        await Bucket.DeleteBucket(CancellationToken.None).WithContents();
        foreach (ObjectStore store in _stores)
        {
            await store.DisposeAsync();
        }

        Assert.Empty(uploads.MultipartUploads ?? []);
    }

    /// <summary>A store on the server, closed with the test.</summary>
    protected ObjectStore Open(Action<S3Options>? configure = null)
    {
        var options = new S3Options
        {
            Endpoint = Endpoint,
            Compatibility = S3Compatibility.Ceph,
            Credentials = S3Credentials.AccessKey(AccessKey, SecretKey),
        };
        configure?.Invoke(options);
        var store = new ObjectStore(new S3Driver(options));
        _stores.Add(store);
        return store;
    }

    /// <summary>Asserts that a call fails with a code, that the message says what to do, and that nothing of the error holds a secret.</summary>
    protected static async Task<StorageException> Fails(StorageErrorCode code, Func<Task> call, params string[] secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        StorageException fault = await Assert.ThrowsAsync<StorageException>(call);
        Assert.True(fault.Code == code, fault.ToString());
        Assert.Matches("Check|Set|Take|Create|Choose|Upload|Use", fault.Message);
        for (Exception? inner = fault; inner is not null; inner = inner.InnerException)
        {
            foreach (string secret in (string[])[.. secrets, SecretKey])
            {
                Assert.DoesNotContain(secret, inner.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(secret, inner.ToString(), StringComparison.Ordinal);
            }

            Assert.DoesNotContain("Signature=", inner.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        return fault;
    }
}
