using Fluent.Buckets.TestServers;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnSwift.SwiftHarness))]

namespace Fluent.Buckets.Conformance.OnSwift;

/// <summary>OpenStack Swift with tempauth.</summary>
public sealed class SwiftHarness : StoreHarness
{
    private readonly SwiftLeftovers _leftovers = new(SwiftSignIn.Tempauth);

    public override string Description => "OpenStack Swift, tempauth";

    public override bool RefusesBucketName(string name) => SwiftNames.Refuses(name);

    public override bool MayVanishDuringOverwrite => true;

    public override int LateParts => 1;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await _leftovers.Of(bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(Open());

    protected override async Task<IReadOnlyList<string>> Remains() => await _leftovers.Containers();

    protected override ValueTask Release()
    {
        _leftovers.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ObjectStore Open() => new(new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri(TestServer.Need("swift.sh", "TEST_SWIFT_URL")),
        Credentials = SwiftCredentials.V1(TestServer.Need("swift.sh", "TEST_SWIFT_USER"), TestServer.Need("swift.sh", "TEST_SWIFT_KEY")),
        TemporaryUrlKey = "conformance",
    }));
}

public sealed class AppendTests(SwiftHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(SwiftHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(SwiftHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(SwiftHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(SwiftHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(SwiftHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(SwiftHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(SwiftHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(SwiftHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(SwiftHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(SwiftHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(SwiftHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(SwiftHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(SwiftHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(SwiftHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(SwiftHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(SwiftHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(SwiftHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(SwiftHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(SwiftHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(SwiftHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(SwiftHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(SwiftHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(SwiftHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(SwiftHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(SwiftHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(SwiftHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(SwiftHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(SwiftHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(SwiftHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(SwiftHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(SwiftHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(SwiftHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(SwiftHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(SwiftHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(SwiftHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(SwiftHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(SwiftHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(SwiftHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(SwiftHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(SwiftHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(SwiftHarness harness) : Conformance.WriterTests(harness);
