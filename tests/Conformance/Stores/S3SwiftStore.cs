using Amazon.S3;
using Fluent.Buckets.TestServers;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnS3Swift.S3SwiftHarness))]

namespace Fluent.Buckets.Conformance.OnS3Swift;

/// <summary>OpenStack Swift by S3, through its s3api: a poorer S3.</summary>
public sealed class S3SwiftHarness : StoreHarness
{
    private const string Script = "swift.sh";

    public override string Description => "OpenStack Swift 2.30 by S3 (s3api)";

    public override bool RefusesKey(string key) => S3Documentation.RefusesKey(key);

    public override bool MayVanishDuringOverwrite => true;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) =>
        await S3Leftovers.Of((await Store).Native<IAmazonS3>(), bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new S3Driver(new S3Options
    {
        Endpoint = new Uri(TestServer.Need(Script, "TEST_SWIFT_S3_ENDPOINT")),
        Compatibility = S3Compatibility.Swift,
        Credentials = S3Credentials.AccessKey(
            TestServer.Need(Script, "TEST_SWIFT_S3_ACCESS_KEY"), TestServer.Need(Script, "TEST_SWIFT_S3_SECRET_KEY")),
    })));

    // Segments lie in containers that the S3 API does not show.
    protected override async Task<IReadOnlyList<string>> Remains()
    {
        using var swift = new SwiftLeftovers(SwiftSignIn.Tempauth);
        return await swift.Containers();
    }
}

public sealed class AppendTests(S3SwiftHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(S3SwiftHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(S3SwiftHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(S3SwiftHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(S3SwiftHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(S3SwiftHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(S3SwiftHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(S3SwiftHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(S3SwiftHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(S3SwiftHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(S3SwiftHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(S3SwiftHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(S3SwiftHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(S3SwiftHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(S3SwiftHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(S3SwiftHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(S3SwiftHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(S3SwiftHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(S3SwiftHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(S3SwiftHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(S3SwiftHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(S3SwiftHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(S3SwiftHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(S3SwiftHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(S3SwiftHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(S3SwiftHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(S3SwiftHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(S3SwiftHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(S3SwiftHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(S3SwiftHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(S3SwiftHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(S3SwiftHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(S3SwiftHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(S3SwiftHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(S3SwiftHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(S3SwiftHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(S3SwiftHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(S3SwiftHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(S3SwiftHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(S3SwiftHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(S3SwiftHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(S3SwiftHarness harness) : Conformance.WriterTests(harness);
