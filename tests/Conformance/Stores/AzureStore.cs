using Azure.Storage.Blobs;
using Fluent.Buckets.TestServers;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnAzure.AzureHarness))]

namespace Fluent.Buckets.Conformance.OnAzure;

/// <summary>Azure Blob Storage, in Azurite.</summary>
public sealed class AzureHarness : StoreHarness
{
    public override string Description => "Azure Blob Storage (Azurite)";

    // "Naming and referencing containers, blobs, and metadata": control characters, code points like U+E000, names and segments that end in a dot, names that
    // end in a slash, more than 254 segments; a backslash becomes a slash.
    public override bool RefusesKey(string key) =>
        key.Any(c => char.IsControl(c) || c is '\\' or (>= '\uE000' and <= '\uF8FF'))
        || key.EndsWith('/')
        || key.Split('/').Any(segment => segment.EndsWith('.'))
        || key.Split('/').Length > 254;

    // "Put Block List": committing discards all uncommitted blocks of the blob.
    public override bool WritesVoidUploads => true;

    public override int LateParts => 1;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) =>
        await AzureLeftovers.Of((await Store).Native<BlobServiceClient>(), bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new AzureDriver(new AzureOptions
    {
        Endpoint = new Uri(TestServer.Need("azurite.sh", "TEST_AZURITE_URL")),
        Credentials = AzureCredentials.AccountKey(
            TestServer.Need("azurite.sh", "TEST_AZURITE_ACCOUNT"), TestServer.Need("azurite.sh", "TEST_AZURITE_KEY")),
    })));

    protected override async Task<IReadOnlyList<string>> Remains() =>
        await AzureLeftovers.Containers((await Store).Native<BlobServiceClient>());
}

public sealed class AppendTests(AzureHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(AzureHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(AzureHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(AzureHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(AzureHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(AzureHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(AzureHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(AzureHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(AzureHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(AzureHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(AzureHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(AzureHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(AzureHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(AzureHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(AzureHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(AzureHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(AzureHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(AzureHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(AzureHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(AzureHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(AzureHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(AzureHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(AzureHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(AzureHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(AzureHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(AzureHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(AzureHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(AzureHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(AzureHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(AzureHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(AzureHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(AzureHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(AzureHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(AzureHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(AzureHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(AzureHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(AzureHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(AzureHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(AzureHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(AzureHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(AzureHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(AzureHarness harness) : Conformance.WriterTests(harness);
