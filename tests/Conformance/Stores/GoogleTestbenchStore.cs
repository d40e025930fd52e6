using Fluent.Buckets.TestServers;
using Google.Apis.Http;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnGoogleTestbench.GoogleTestbenchHarness))]

namespace Fluent.Buckets.Conformance.OnGoogleTestbench;

/// <summary>
/// Google Cloud Storage as Google's own storage-testbench speaks it: the JSON API, and no multipart uploads, so that what is long goes as one resumable
/// upload. It asks for no credentials.
/// </summary>
public sealed class GoogleTestbenchHarness : StoreHarness
{
    public override string Description => "Google's storage-testbench, JSON API";

    public override bool RefusesKey(string key) => OnGoogle.GoogleHarness.Refuses(key);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new GoogleDriver(new GoogleOptions
    {
        Endpoint = new Uri(TestServer.Need("gcs.sh", "TEST_GCS_URL")),
        Project = "conformance",
        Credentials = GoogleCredentials.Anonymous,
        UseMultipart = false,
        HttpClientFactory = new HttpClientFromMessageHandlerFactory(
            _ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(new TestbenchHandler(), false, false)),
    })));
}

public sealed class AppendTests(GoogleTestbenchHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(GoogleTestbenchHarness harness) : Conformance.ArgumentTests(harness);

public sealed class BucketTests(GoogleTestbenchHarness harness) : Conformance.BucketTests(harness);

public sealed class CancellationTests(GoogleTestbenchHarness harness) : Conformance.CancellationTests(harness);

public sealed class ChecksumTests(GoogleTestbenchHarness harness) : Conformance.ChecksumTests(harness);

public sealed class ConcurrencyTests(GoogleTestbenchHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(GoogleTestbenchHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(GoogleTestbenchHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(GoogleTestbenchHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DefaultsTests(GoogleTestbenchHarness harness) : Conformance.DefaultsTests(harness);

public sealed class DeleteTests(GoogleTestbenchHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(GoogleTestbenchHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(GoogleTestbenchHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(GoogleTestbenchHarness harness) : Conformance.FindTests(harness);

public sealed class FolderTests(GoogleTestbenchHarness harness) : Conformance.FolderTests(harness);

public sealed class FolderTransferTests(GoogleTestbenchHarness harness) : Conformance.FolderTransferTests(harness);

public sealed class HeaderTests(GoogleTestbenchHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(GoogleTestbenchHarness harness) : Conformance.InfoTests(harness);

public sealed class KeyTests(GoogleTestbenchHarness harness) : Conformance.KeyTests(harness);

public sealed class ListTests(GoogleTestbenchHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(GoogleTestbenchHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(GoogleTestbenchHarness harness) : Conformance.MetadataTests(harness);

public sealed class MissingTests(GoogleTestbenchHarness harness) : Conformance.MissingTests(harness);

public sealed class MultipartRuleTests(GoogleTestbenchHarness harness) : Conformance.MultipartRuleTests(harness);

public sealed class MultipartTests(GoogleTestbenchHarness harness) : Conformance.MultipartTests(harness);

public sealed class OriginalTests(GoogleTestbenchHarness harness) : Conformance.OriginalTests(harness);

public sealed class PageTests(GoogleTestbenchHarness harness) : Conformance.PageTests(harness);

public sealed class PartTests(GoogleTestbenchHarness harness) : Conformance.PartTests(harness);

public sealed class ProgressTests(GoogleTestbenchHarness harness) : Conformance.ProgressTests(harness);

public sealed class ReadConditionTests(GoogleTestbenchHarness harness) : Conformance.ReadConditionTests(harness);

public sealed class ReadOnlyTests(GoogleTestbenchHarness harness) : Conformance.ReadOnlyTests(harness);

public sealed class ReadTests(GoogleTestbenchHarness harness) : Conformance.ReadTests(harness);

public sealed class ReaderTests(GoogleTestbenchHarness harness) : Conformance.ReaderTests(harness);

public sealed class SignedUrlTests(GoogleTestbenchHarness harness) : Conformance.SignedUrlTests(harness);

public sealed class TagTests(GoogleTestbenchHarness harness) : Conformance.TagTests(harness);

public sealed class TypedTests(GoogleTestbenchHarness harness) : Conformance.TypedTests(harness);

public sealed class UploadTests(GoogleTestbenchHarness harness) : Conformance.UploadTests(harness);

public sealed class WithinTests(GoogleTestbenchHarness harness) : Conformance.WithinTests(harness);

public sealed class WriteConditionTests(GoogleTestbenchHarness harness) : Conformance.WriteConditionTests(harness);

public sealed class WriterTests(GoogleTestbenchHarness harness) : Conformance.WriterTests(harness);
