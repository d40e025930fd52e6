using Fluent.Buckets.GoogleDouble;
using Fluent.Buckets.TestServers;
using Google.Apis.Http;

namespace Fluent.Buckets.Conformance;

/// <summary>
/// Google Cloud Storage as Google's own storage-testbench speaks it: the JSON API, and no multipart uploads, so that what is long goes as one resumable
/// upload. It asks for no credentials.
/// </summary>
/// <remarks>
/// What is left out is proved on the double: the first five themes need keys with a leading slash, which the testbench folds; the cases of the others need parts.
/// </remarks>
[ConformanceSuite(Without =
[
    typeof(BucketTests), typeof(KeyTests), typeof(FolderTests), typeof(FolderTransferTests), typeof(MissingTests),
    typeof(WriterTests), typeof(ChecksumTests), typeof(DefaultsTests), typeof(CancellationTests), typeof(TierTests), typeof(VersionTests),
])]
public sealed class GoogleTestbenchHarness : StoreHarness
{
    private DoubleServer? _double;

    public override string Description => IsTestbench ? "Google's storage-testbench, JSON API" : "double of Google Cloud Storage, JSON API (no testbench)";

    private static bool IsTestbench => TestServer.Need("gcs.sh", "TEST_GCS_SERVER") == "testbench";

    public override bool RefusesKey(string key) => GoogleHarness.Refuses(key);

    // The driver lists 5,001 on the double, in a tenth of the time.
    public override int ManyObjects => 2001;

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
