using Fluent.Buckets.GoogleDouble;
using Google.Apis.Http;

namespace Fluent.Buckets.Conformance;

/// <summary>
/// Google Cloud Storage with everything that the driver uses, on the double of this repository: a service account whose tokens and signatures are checked, batches,
/// pages, and multipart uploads. The testbench, Google's own, has none of these.
/// </summary>
[ConformanceSuite]
public sealed class GoogleHarness : StoreHarness
{
    private DoubleServer? _server;

    public override string Description => "double of Google Cloud Storage, JSON and XML API";

    public override bool RefusesKey(string key) => Refuses(key);

    public override async Task KeepVersions(Bucket bucket)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        using var content = new StringContent("""{"versioning":{"enabled":true}}""", null, "application/json");
        using HttpResponseMessage answer = await (await Store).Native<ConfigurableHttpClient>()
            .PatchAsync(new Uri(_server!.Endpoint, $"/storage/v1/b/{bucket.Name}"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Source: Cloud Storage documentation, "Objects": naming considerations.</summary>
    internal static bool Refuses(string key) =>
        key is "." or ".." || key.Contains('\r', StringComparison.Ordinal) || key.Contains('\n', StringComparison.Ordinal)
        || key.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal);

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await GoogleLeftovers.Of(
        (await Store).Native<ConfigurableHttpClient>(), _server!.Endpoint, bucket);

    protected override async ValueTask<ObjectStore> OpenStore()
    {
        _server = await DoubleServer.Start();
        return new ObjectStore(new GoogleDriver(new GoogleOptions
        {
            Endpoint = _server.Endpoint,
            Credentials = GoogleCredentials.ServiceAccountJson(_server.ServiceAccountJson),
        }));
    }

    protected override async Task<IReadOnlyList<string>> Remains() => await GoogleLeftovers.Buckets(
        (await Store).Native<ConfigurableHttpClient>(), _server!.Endpoint, "conformance");

    protected override async ValueTask Release()
    {
        await using (_server)
        {
            Assert.Equal((0, 0), (_server!.OpenUploads, _server.OpenSessions));
        }
    }
}
