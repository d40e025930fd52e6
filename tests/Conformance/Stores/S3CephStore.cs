using Amazon.S3;
using Amazon.S3.Model;
using Fluent.Buckets.TestServers;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnS3Ceph.S3CephHarness))]

namespace Fluent.Buckets.Conformance.OnS3Ceph;

/// <summary>Ceph's RADOS gateway by S3.</summary>
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

public sealed class AppendTests(S3CephHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(S3CephHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(S3CephHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(S3CephHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(S3CephHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(S3CephHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(S3CephHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(S3CephHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(S3CephHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(S3CephHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(S3CephHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(S3CephHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(S3CephHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(S3CephHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(S3CephHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(S3CephHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(S3CephHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(S3CephHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(S3CephHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(S3CephHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(S3CephHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(S3CephHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(S3CephHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(S3CephHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(S3CephHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(S3CephHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(S3CephHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(S3CephHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(S3CephHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(S3CephHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(S3CephHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(S3CephHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(S3CephHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(S3CephHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(S3CephHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(S3CephHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(S3CephHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(S3CephHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(S3CephHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(S3CephHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(S3CephHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(S3CephHarness harness) : Conformance.WriterTests(harness);
