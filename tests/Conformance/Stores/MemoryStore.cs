[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnMemory.MemoryHarness))]

namespace Fluent.Buckets.Conformance.OnMemory;

/// <summary>The Memory store.</summary>
public sealed class MemoryHarness : StoreHarness
{
    public override string Description => "memory of the process";

    public override bool IsRemote => false;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await LocalLeftovers.Of(await Store, bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new MemoryDriver()));

    protected override async Task<IReadOnlyList<string>> Remains() => await LocalLeftovers.Of(await Store);
}

public sealed class AppendTests(MemoryHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(MemoryHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(MemoryHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(MemoryHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(MemoryHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(MemoryHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(MemoryHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(MemoryHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(MemoryHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(MemoryHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(MemoryHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(MemoryHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(MemoryHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(MemoryHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(MemoryHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(MemoryHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(MemoryHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(MemoryHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(MemoryHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(MemoryHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(MemoryHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(MemoryHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(MemoryHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(MemoryHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(MemoryHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(MemoryHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(MemoryHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(MemoryHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(MemoryHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(MemoryHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(MemoryHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(MemoryHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(MemoryHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(MemoryHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(MemoryHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(MemoryHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(MemoryHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(MemoryHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(MemoryHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(MemoryHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(MemoryHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(MemoryHarness harness) : Conformance.WriterTests(harness);
