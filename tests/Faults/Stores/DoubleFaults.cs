using Fluent.Buckets.Conformance;
using Fluent.Buckets.GoogleDouble;
using Google.Apis.Http;

namespace Fluent.Buckets.Faults;

/// <summary>Google Cloud Storage with tokens, batches and multipart uploads, on the double of this repository.</summary>
public sealed class DoubleFaults : FaultStore
{
    private DoubleServer? _server;

    public override string Name => "google-double";

    public override bool IsSecond => true;

    public override Uri Server => _server!.Endpoint;

    public override IReadOnlyList<string> Secrets => ["PRIVATE KEY"];

    public override bool StartsAreAnonymous => true;

    public override bool RepeatsWritesOfCutAnswers => false;

    public override bool HidesRefusedTokens => true;

    public override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["GOOGLE_DOUBLE_URL"] = Server.AbsoluteUri,
        ["GOOGLE_DOUBLE_ACCOUNT"] = _server!.ServiceAccountJson,
    };

    public override ObjectStore Open(Func<Uri, Uri>? route) => new(new GoogleDriver(new GoogleOptions
    {
        Endpoint = route is null ? Server : route(Server),
        Credentials = GoogleCredentials.ServiceAccountJson(route is null
            ? _server!.ServiceAccountJson
            : _server!.ServiceAccountJson.Replace($":{Server.Port}/", $":{route(Server).Port}/", StringComparison.Ordinal)),
        MaxRetries = 2,
    }));

    public override async Task<IReadOnlyList<string>> Leftovers(string bucket) =>
        await GoogleLeftovers.Of((await Straight).Native<ConfigurableHttpClient>(), Server, bucket);

    protected override async Task Start() => _server = await DoubleServer.Start();

    protected override ValueTask Release() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
