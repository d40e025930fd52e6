using System.Security.Cryptography;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnDirectory.DirectoryHarness))]

namespace Fluent.Buckets.Conformance.OnDirectory;

/// <summary>The Directory store, in a temporary directory.</summary>
public sealed class DirectoryHarness : StoreHarness
{
    private DirectoryDriver? _driver;
    private string? _root;

    public override string Description => "directory of the local machine";

    public override bool IsRemote => false;

    public override SignedUrlVerifier? SignedUrlVerifier => _driver!.SignedUrlVerifier;

    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult(LocalLeftovers.Scratch(_root!, bucket));

    protected override ValueTask<ObjectStore> OpenStore()
    {
        _driver = new DirectoryDriver(new DirectoryOptions
        {
            Path = _root = Directory.CreateTempSubdirectory("conformance-store-").FullName,
            SigningKey = RandomNumberGenerator.GetBytes(32),
            BaseUrl = new Uri("https://files.example/store"),
        });
        return ValueTask.FromResult(new ObjectStore(_driver));
    }

    protected override Task<IReadOnlyList<string>> Remains() => Task.FromResult(LocalLeftovers.Folders(_root!, Prefix));

    protected override ValueTask Release()
    {
        Directory.Delete(_root!, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class AppendTests(DirectoryHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(DirectoryHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(DirectoryHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(DirectoryHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(DirectoryHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(DirectoryHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(DirectoryHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(DirectoryHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(DirectoryHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(DirectoryHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(DirectoryHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(DirectoryHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(DirectoryHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(DirectoryHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(DirectoryHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(DirectoryHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(DirectoryHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(DirectoryHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(DirectoryHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(DirectoryHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(DirectoryHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(DirectoryHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(DirectoryHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(DirectoryHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(DirectoryHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(DirectoryHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(DirectoryHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(DirectoryHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(DirectoryHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(DirectoryHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(DirectoryHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(DirectoryHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(DirectoryHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(DirectoryHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(DirectoryHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(DirectoryHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(DirectoryHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(DirectoryHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(DirectoryHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(DirectoryHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(DirectoryHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(DirectoryHarness harness) : Conformance.WriterTests(harness);
