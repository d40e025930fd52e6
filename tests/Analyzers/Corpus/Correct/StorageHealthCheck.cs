using System.Diagnostics;
using Fluent.Buckets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Platform.Health;

public sealed class StorageHealthCheck : IHealthCheck
{
    private const string Probe = ".health/probe.txt";

    private readonly ObjectStore _store;
    private readonly string[] _buckets;

    public StorageHealthCheck(ObjectStore store, params string[] buckets)
    {
        ArgumentNullException.ThrowIfNull(store);
        _store = store;
        _buckets = buckets;
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            bool[] exist = await Task.WhenAll(_buckets.Select(name => _store.Bucket(name).Exists(cancellationToken).AsTask()));
            string[] missing = [.. _buckets.Where((_, i) => !exist[i])];
            if (missing.Length > 0)
            {
                return HealthCheckResult.Degraded($"Missing: {string.Join(", ", missing)}");
            }

            foreach (string name in _buckets)
            {
                await RoundTrip(_store.Bucket(name), cancellationToken);
            }

            return watch.ElapsedMilliseconds < 2000 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"It took {watch.ElapsedMilliseconds} ms.");
        }
        catch (StorageException e)
        {
            return e.Code switch
            {
                StorageErrorCode.AccessDenied or StorageErrorCode.AuthenticationFailed => HealthCheckResult.Unhealthy("Check the credentials.", e),
                StorageErrorCode.Throttled or StorageErrorCode.Unavailable or StorageErrorCode.Timeout => HealthCheckResult.Degraded(e.Message, e),
                _ => new HealthCheckResult(context.Registration.FailureStatus, e.Message, e),
            };
        }
    }

    private static async Task RoundTrip(Bucket bucket, CancellationToken cancellationToken)
    {
        var expected = Guid.NewGuid().ToString("N");
        await bucket.Object(Probe).UploadText(expected, cancellationToken).WithTimeout(TimeSpan.FromSeconds(5));
        var actual = await bucket.Object(Probe).ReadText(cancellationToken).WithTimeout(TimeSpan.FromSeconds(5));
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new StorageException(StorageErrorCode.ContentInvalid, $"The probe in {bucket.Name} reads as another text.");
        }
    }
}
