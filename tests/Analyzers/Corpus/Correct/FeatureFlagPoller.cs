using System.Text.Json;
using Fluent.Buckets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Flags;

[Storage]
public sealed partial class Config;

[Bucket("app-config")]
public sealed partial class ConfigFiles;

public sealed class FeatureFlags
{
    private volatile IReadOnlyDictionary<string, bool> _flags = new Dictionary<string, bool>();

    public event EventHandler? Changed;

    public bool IsOn(string name) => _flags.TryGetValue(name, out bool on) && on;

    internal void Replace(IReadOnlyDictionary<string, bool> flags)
    {
        _flags = flags;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

public sealed class FeatureFlagPoller : IHostedService, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    private readonly BucketObject _file;
    private readonly FeatureFlags _flags;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private string? _etag;

    public FeatureFlagPoller(ConfigFiles files, FeatureFlags flags, ILogger<FeatureFlagPoller> logger, IHostEnvironment environment)
    {
        _file = files.Object($"flags/{environment.EnvironmentName.ToLowerInvariant()}.json");
        _flags = flags;
        _logger = logger;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Refresh(cancellationToken);
        _loop = Task.Run(() => Poll(_stop.Token), cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public ValueTask DisposeAsync()
    {
        _stop.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Poll(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
            await Refresh(cancellationToken);
        }
    }

    private async Task Refresh(CancellationToken cancellationToken)
    {
        try
        {
            OpenReadOperation open = _file.OpenRead(cancellationToken);
            await using ObjectReader stream = await (_etag is null ? open : open.IfNoneMatch(_etag));
            var flags = await JsonSerializer.DeserializeAsync<Dictionary<string, bool>>(stream, Json, cancellationToken);
            _etag = stream.Info.ETag;
            _flags.Replace(flags ?? []);
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.NotModified)
        {
            _logger.LogDebug("The flags are as they were");
        }
        catch (Exception e) when (e is StorageException or JsonException)
        {
            _logger.LogWarning(e, "The flags stay as they were");
        }
    }
}
