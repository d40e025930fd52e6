[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnDirectoryVersions.DirectoryVersionsHarness))]

namespace Fluent.Buckets.Conformance.OnDirectoryVersions;

/// <summary>The Directory store that keeps versions, in a temporary directory.</summary>
public sealed class DirectoryVersionsHarness : StoreHarness
{
    private string? _root;

    public override string Description => "directory of the local machine, with versions";

    public override bool IsRemote => false;

    public override bool KeepsAllVersions => true;

    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult(LocalLeftovers.Scratch(_root!, bucket));

    protected override ValueTask<ObjectStore> OpenStore()
    {
        _root = Directory.CreateTempSubdirectory("conformance-store-").FullName;
        return ValueTask.FromResult(new ObjectStore(new DirectoryDriver(new DirectoryOptions { Path = _root, KeepVersions = true })));
    }

    protected override Task<IReadOnlyList<string>> Remains() => Task.FromResult(LocalLeftovers.Folders(_root!, Prefix));

    protected override ValueTask Release()
    {
        Directory.Delete(_root!, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class AppendTests(DirectoryVersionsHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(DirectoryVersionsHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(DirectoryVersionsHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(DirectoryVersionsHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(DirectoryVersionsHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(DirectoryVersionsHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(DirectoryVersionsHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(DirectoryVersionsHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(DirectoryVersionsHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(DirectoryVersionsHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(DirectoryVersionsHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(DirectoryVersionsHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(DirectoryVersionsHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(DirectoryVersionsHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(DirectoryVersionsHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(DirectoryVersionsHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(DirectoryVersionsHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(DirectoryVersionsHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(DirectoryVersionsHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(DirectoryVersionsHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(DirectoryVersionsHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(DirectoryVersionsHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(DirectoryVersionsHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(DirectoryVersionsHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(DirectoryVersionsHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(DirectoryVersionsHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(DirectoryVersionsHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(DirectoryVersionsHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(DirectoryVersionsHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(DirectoryVersionsHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(DirectoryVersionsHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(DirectoryVersionsHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(DirectoryVersionsHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(DirectoryVersionsHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(DirectoryVersionsHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(DirectoryVersionsHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(DirectoryVersionsHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(DirectoryVersionsHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(DirectoryVersionsHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(DirectoryVersionsHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(DirectoryVersionsHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(DirectoryVersionsHarness harness) : Conformance.WriterTests(harness);
