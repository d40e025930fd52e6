using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Fluent.Buckets.S3Tests;

/// <summary>Collects the reasons of the retries that the library reports.</summary>
internal sealed class RetryCounter : IDisposable
{
    private readonly ConcurrentQueue<string> _reasons = new();
    private readonly MeterListener _listener = new();

    public RetryCounter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Fluent.Buckets", Name: "fluent_buckets.retries" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Key == "error.type")
                {
                    _reasons.Enqueue((string)tag.Value!);
                }
            }
        });
        _listener.Start();
    }

    public IReadOnlyCollection<string> Reasons => _reasons;

    public void Dispose() => _listener.Dispose();
}
