using System.IO.Compression;
using System.Text.Json;
using Fluent.Buckets;

namespace Iot.Telemetry;

public readonly record struct Reading(string Device, DateTimeOffset At, double Value);

/// <summary>Keeps one open object an hour, and closes it when the hour is over.</summary>
public sealed class TelemetrySink(Bucket bucket) : IAsyncDisposable
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Segment? _open;

    public async Task Write(IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            foreach (IGrouping<DateTimeOffset, Reading> hour in readings.GroupBy(r => Hour(r.At)).OrderBy(g => g.Key))
            {
                Segment segment = await Roll(hour.Key, cancellationToken);
                foreach (Reading reading in hour)
                {
                    await JsonSerializer.SerializeAsync(segment.Zip, reading, cancellationToken: cancellationToken);
                    await segment.Zip.WriteAsync(NewLine, cancellationToken);
                }
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is { } last)
        {
            await last.Close();
        }

        _gate.Dispose();
    }

    private async Task<Segment> Roll(DateTimeOffset hour, CancellationToken cancellationToken)
    {
        if (_open?.Hour == hour)
        {
            return _open;
        }

        if (_open is not null)
        {
            await _open.Close();
        }

        ObjectWriter writer = await bucket.Object($"{hour:yyyy/MM/dd/HH}-{Guid.NewGuid():N}.jsonl.gz")
            .OpenWrite(CancellationToken.None)
            .WithContentEncoding("gzip");
        cancellationToken.ThrowIfCancellationRequested();
        return _open = new Segment(hour, writer);
    }

    private static DateTimeOffset Hour(DateTimeOffset time) => new(time.Year, time.Month, time.Day, time.Hour, 0, 0, time.Offset);

    private sealed class Segment(DateTimeOffset hour, ObjectWriter writer)
    {
        public DateTimeOffset Hour { get; } = hour;

        public GZipStream Zip { get; } = new(writer, CompressionLevel.Optimal, leaveOpen: true);

        public async Task Close()
        {
            await using (writer)
            {
                await Zip.DisposeAsync();
                await writer.CompleteAsync();
            }
        }
    }
}
