using Fluent.Buckets.GoogleDouble;
using Fluent.Buckets.TestServers;
using Google.Apis.Http;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnGoogleTestbench.GoogleTestbenchHarness))]

namespace Fluent.Buckets.Conformance.OnGoogleTestbench;

/// <summary>
/// Google Cloud Storage as Google's own storage-testbench speaks it: the JSON API, and no multipart uploads, so that what is long goes as one resumable
/// upload. It asks for no credentials.
/// </summary>
/// <remarks>
/// Left out here, and proved on the double: BucketTests, KeyTests, FolderTests, FolderTransferTests and MissingTests, since the testbench folds the leading slash of a key;
/// WriterTests, ChecksumTests, DefaultsTests, CancellationTests, TierTests and VersionTests, whose cases need parts.
/// </remarks>
public sealed class GoogleTestbenchHarness : StoreHarness
{
    private DoubleServer? _double;

    public override string Description => IsTestbench ? "Google's storage-testbench, JSON API" : "double of Google Cloud Storage, JSON API (no testbench)";

    private static bool IsTestbench => TestServer.Need("gcs.sh", "TEST_GCS_SERVER") == "testbench";

    public override bool RefusesKey(string key) => OnGoogle.GoogleHarness.Refuses(key);

    // Without multipart uploads there are resumable sessions only, which no API lists. The double counts them.
    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult<IReadOnlyList<string>>([]);

    protected override async ValueTask<ObjectStore> OpenStore()
    {
        var options = new GoogleOptions { Project = "conformance", UseMultipart = false };
        if (IsTestbench)
        {
            options.Endpoint = new Uri(TestServer.Need("gcs.sh", "TEST_GCS_URL"));
            options.Credentials = GoogleCredentials.Anonymous;
            options.HttpClientFactory = new HttpClientFromMessageHandlerFactory(
                _ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(new TestbenchHandler(), false, false));
        }
        else
        {
            _double = await DoubleServer.Start();
            options.Endpoint = _double.Endpoint;
            options.Credentials = GoogleCredentials.ServiceAccountJson(_double.ServiceAccountJson);
        }

        return new ObjectStore(new GoogleDriver(options));
    }

    protected override async Task<IReadOnlyList<string>> Remains() => await GoogleLeftovers.Buckets(
        (await Store).Native<ConfigurableHttpClient>(),
        _double?.Endpoint ?? new Uri(TestServer.Need("gcs.sh", "TEST_GCS_URL")),
        "conformance");

    protected override ValueTask Release() => _double?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class AppendTests(GoogleTestbenchHarness harness) : Conformance.AppendTests(harness);

public sealed class ArgumentTests(GoogleTestbenchHarness harness) : Conformance.ArgumentTests(harness);

public sealed class ConcurrencyTests(GoogleTestbenchHarness harness) : Conformance.ConcurrencyTests(harness);

public sealed class ContentTests(GoogleTestbenchHarness harness) : Conformance.ContentTests(harness);

public sealed class CopyTests(GoogleTestbenchHarness harness) : Conformance.CopyTests(harness);

public sealed class CrossStoreCopyTests(GoogleTestbenchHarness harness) : Conformance.CrossStoreCopyTests(harness);

public sealed class DeleteTests(GoogleTestbenchHarness harness) : Conformance.DeleteTests(harness);

public sealed class DownloadTests(GoogleTestbenchHarness harness) : Conformance.DownloadTests(harness);

public sealed class FailedUploadTests(GoogleTestbenchHarness harness) : Conformance.FailedUploadTests(harness);

public sealed class FindTests(GoogleTestbenchHarness harness) : Conformance.FindTests(harness);

public sealed class HeaderTests(GoogleTestbenchHarness harness) : Conformance.HeaderTests(harness);

public sealed class InfoTests(GoogleTestbenchHarness harness) : Conformance.InfoTests(harness);

public sealed class ListTests(GoogleTestbenchHarness harness) : Conformance.ListTests(harness);

public sealed class ManualTests(GoogleTestbenchHarness harness) : Conformance.ManualTests(harness);

public sealed class MetadataTests(GoogleTestbenchHarness harness) : Conformance.MetadataTests(harness);

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

