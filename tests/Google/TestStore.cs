using System.Diagnostics.Metrics;
using Fluent.Buckets.GoogleDouble;
using Google.Apis.Util;

namespace Fluent.Buckets.GoogleTests;

/// <summary>A store on a double of its own, whose requests can be counted and disturbed on their way.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly MeterListener _listener = new();

    private TestStore(DoubleServer server, GoogleDriver driver, RequestHook hook)
    {
        Server = server;
        Driver = driver;
        Hook = hook;
        Store = new ObjectStore(driver);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Fluent.Buckets" && instrument.Name.Contains("retries", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Retries += count);
        _listener.Start();
    }

    public DoubleServer Server { get; }

    public ObjectStore Store { get; }

    public GoogleDriver Driver { get; }

    public RequestHook Hook { get; }

    /// <summary>How many requests were told to be sent again.</summary>
    public long Retries { get; private set; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestStore> Start(Action<GoogleOptions>? configure = null)
    {
        DoubleServer server = await DoubleServer.Start();
        var hook = new RequestHook();
        var options = new GoogleOptions
        {
            Endpoint = server.Endpoint,
            Credentials = GoogleCredentials.ServiceAccountJson(server.ServiceAccountJson),
            HttpClientFactory = hook.ToFactory(),
            BackOff = new NoWait(),
        };
        configure?.Invoke(options);
        return new TestStore(server, new GoogleDriver(options), hook);
    }

    /// <summary>Creates a bucket.</summary>
    public async Task<Bucket> NewBucket() => await Store.CreateBucket($"test-{Guid.NewGuid():N}", Token);

    /// <summary>Another driver of the same server, through the same hook.</summary>
    public ObjectStore With(GoogleCredentials credentials, int maxRetries = 5) => new(new GoogleDriver(new GoogleOptions
    {
        Endpoint = Server.Endpoint,
        Project = "double-project",
        Credentials = credentials,
        HttpClientFactory = Hook.ToFactory(),
        BackOff = new NoWait(),
        MaxRetries = maxRetries,
    }));

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await Store.DisposeAsync();
        await Server.DisposeAsync();
    }

    private sealed class NoWait : IBackOff
    {
        public int MaxNumOfRetries => 10;

        public TimeSpan GetNextBackOff(int currentRetry) => TimeSpan.Zero;
    }
}
