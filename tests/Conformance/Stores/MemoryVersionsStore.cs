[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnMemoryVersions.MemoryVersionsHarness))]

namespace Fluent.Buckets.Conformance.OnMemoryVersions;

/// <summary>The Memory store that keeps versions.</summary>
public sealed class MemoryVersionsHarness : StoreHarness
{
    public override string Description => "memory of the process, with versions";

    public override bool IsRemote => false;

    public override bool KeepsAllVersions => true;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await LocalLeftovers.Of(await Store, bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(
        new ObjectStore(new MemoryDriver(new MemoryOptions { KeepVersions = true })));

    protected override async Task<IReadOnlyList<string>> Remains() => await LocalLeftovers.Of(await Store);
}

public sealed class AppendTests(MemoryVersionsHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(MemoryVersionsHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(MemoryVersionsHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(MemoryVersionsHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(MemoryVersionsHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(MemoryVersionsHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(MemoryVersionsHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(MemoryVersionsHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(MemoryVersionsHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(MemoryVersionsHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(MemoryVersionsHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(MemoryVersionsHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(MemoryVersionsHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(MemoryVersionsHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(MemoryVersionsHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(MemoryVersionsHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(MemoryVersionsHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(MemoryVersionsHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(MemoryVersionsHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(MemoryVersionsHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(MemoryVersionsHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(MemoryVersionsHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(MemoryVersionsHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(MemoryVersionsHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(MemoryVersionsHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(MemoryVersionsHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(MemoryVersionsHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(MemoryVersionsHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(MemoryVersionsHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(MemoryVersionsHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(MemoryVersionsHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(MemoryVersionsHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(MemoryVersionsHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(MemoryVersionsHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(MemoryVersionsHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(MemoryVersionsHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(MemoryVersionsHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(MemoryVersionsHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(MemoryVersionsHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(MemoryVersionsHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(MemoryVersionsHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(MemoryVersionsHarness harness) : Conformance.WriterTests(harness);
