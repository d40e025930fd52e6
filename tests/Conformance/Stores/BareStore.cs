[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnBare.BareHarness))]

namespace Fluent.Buckets.Conformance.OnBare;

/// <summary>A store that lacks what a store may lack: the suite proves that it is refused, and that nothing above relies on it.</summary>
public sealed class BareHarness : StoreHarness
{
    public override string Description => "memory of the process, with few capabilities";

    public override bool IsRemote => false;

    public override bool RefusesKey(string key) =>
        key.StartsWith('/') || key.EndsWith('/') || key.Contains('\\', StringComparison.Ordinal)
        || $"/{key}/".Contains("/./", StringComparison.Ordinal) || $"/{key}/".Contains("/../", StringComparison.Ordinal);

    // It takes no uploads in parts.
    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult<IReadOnlyList<string>>([]);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new BareDriver()));

    protected override async Task<IReadOnlyList<string>> Remains() => await LocalLeftovers.Of(await Store);
}

public sealed class AppendTests(BareHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(BareHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(BareHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(BareHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(BareHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(BareHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(BareHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(BareHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(BareHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(BareHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(BareHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(BareHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(BareHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(BareHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(BareHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(BareHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(BareHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(BareHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(BareHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(BareHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(BareHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(BareHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(BareHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(BareHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(BareHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(BareHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(BareHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(BareHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(BareHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(BareHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(BareHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(BareHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(BareHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(BareHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(BareHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(BareHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(BareHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(BareHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(BareHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(BareHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(BareHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(BareHarness harness) : Conformance.WriterTests(harness);
