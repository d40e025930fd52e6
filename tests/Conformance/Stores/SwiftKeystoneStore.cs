using Fluent.Buckets.TestServers;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnSwiftKeystone.SwiftKeystoneHarness))]

namespace Fluent.Buckets.Conformance.OnSwiftKeystone;

/// <summary>OpenStack Swift behind Keystone.</summary>
public sealed class SwiftKeystoneHarness : StoreHarness
{
    private readonly SwiftLeftovers _leftovers = new(SwiftSignIn.Keystone);

    public override string Description => "OpenStack Swift, Keystone v3";

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
        AuthUrl = new Uri(TestServer.Need("keystone.sh", "TEST_KEYSTONE_URL")),
        Region = TestServer.Need("keystone.sh", "TEST_KEYSTONE_REGION"),
        Credentials = SwiftCredentials.Password(
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_USER"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_PASSWORD"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_PROJECT"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_DOMAIN")),
    }));
}

public sealed class AppendTests(SwiftKeystoneHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(SwiftKeystoneHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(SwiftKeystoneHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(SwiftKeystoneHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(SwiftKeystoneHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(SwiftKeystoneHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(SwiftKeystoneHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(SwiftKeystoneHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(SwiftKeystoneHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(SwiftKeystoneHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(SwiftKeystoneHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(SwiftKeystoneHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(SwiftKeystoneHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(SwiftKeystoneHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(SwiftKeystoneHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(SwiftKeystoneHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(SwiftKeystoneHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(SwiftKeystoneHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(SwiftKeystoneHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(SwiftKeystoneHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(SwiftKeystoneHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(SwiftKeystoneHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(SwiftKeystoneHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(SwiftKeystoneHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(SwiftKeystoneHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(SwiftKeystoneHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(SwiftKeystoneHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(SwiftKeystoneHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(SwiftKeystoneHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(SwiftKeystoneHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(SwiftKeystoneHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(SwiftKeystoneHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(SwiftKeystoneHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(SwiftKeystoneHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(SwiftKeystoneHarness harness) : Conformance.TagTests(harness);

public sealed class TierTests(SwiftKeystoneHarness harness) : Conformance.TierTests(harness);

public sealed class TypedTests(SwiftKeystoneHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(SwiftKeystoneHarness harness) : Conformance.UploadTests(harness);

public sealed class VersionTests(SwiftKeystoneHarness harness) : Conformance.VersionTests(harness);

public sealed class WithinTests(SwiftKeystoneHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(SwiftKeystoneHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(SwiftKeystoneHarness harness) : Conformance.WriterTests(harness);
