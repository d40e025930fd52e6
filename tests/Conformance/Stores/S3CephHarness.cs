using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>Ceph's RADOS gateway by S3.</summary>
[ConformanceSuite]
public sealed class S3CephHarness : StoreHarness
{
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

    // ceph.sh adds the second storage class.
    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(ServerStores.Ceph(
        change: options => options.Compatibility = options.Compatibility with { Tiers = [StorageTier.Hot, StorageTier.Cool] }));

    protected override async Task<IReadOnlyList<string>> Remains() =>
        await S3Leftovers.Buckets((await Store).Native<IAmazonS3>());
}
