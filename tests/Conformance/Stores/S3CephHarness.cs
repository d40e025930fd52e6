using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>Ceph's RADOS gateway by S3.</summary>
[ConformanceSuite]
public sealed class S3CephHarness : StoreHarness
{
    private const string Script = "ceph.sh";

    public override string Description => "Ceph radosgw 18 by S3";

    public override bool RefusesKey(string key) => S3Documentation.RefusesKey(key);

    public override bool RefusesConditionsOnVersions => true;

    public override async Task KeepVersions(Bucket bucket)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        ObjectStore store = await Store;
        await store.Native<IAmazonS3>()!.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = bucket.Name,
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
        });
    }

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) =>
        await S3Leftovers.Of((await Store).Native<IAmazonS3>(), bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new S3Driver(new S3Options
    {
        Endpoint = new Uri(TestServer.Need(Script, "TEST_CEPH_ENDPOINT")),
        // ceph.sh adds the second storage class.
        Compatibility = S3Compatibility.Ceph with { Tiers = [StorageTier.Hot, StorageTier.Cool] },
        Credentials = S3Credentials.AccessKey(
            TestServer.Need(Script, "TEST_CEPH_ACCESS_KEY"), TestServer.Need(Script, "TEST_CEPH_SECRET_KEY")),
    })));

    protected override async Task<IReadOnlyList<string>> Remains() =>
        await S3Leftovers.Buckets((await Store).Native<IAmazonS3>());
}
