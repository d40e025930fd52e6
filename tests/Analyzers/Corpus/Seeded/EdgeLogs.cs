using System.Text;
using Fluent.Buckets;
using Microsoft.Extensions.Hosting;

namespace Edge.Logs;

[Storage]
public sealed partial class EdgeStorage;

[Bucket("edge--logs", Providers = Providers.Azure | Providers.S3)] // expect FB0102
public sealed partial class EdgeLogs;

[Bucket("edge-metrics", Providers = Providers.Azure | Providers.S3)]
public sealed partial class EdgeMetrics;

public sealed class EdgeLogBuffer
{
    private readonly StringBuilder _lines = new();
    private readonly Lock _lock = new();

    public void Write(string line)
    {
        lock (_lock)
        {
            _lines.AppendLine(line);
        }
    }

    public string Take()
    {
        lock (_lock)
        {
            string text = _lines.ToString();
            _lines.Clear();
            return text;
        }
    }
}

public sealed class EdgeLogFlusher(EdgeLogs logs, EdgeMetrics metrics, EdgeLogBuffer buffer) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15));
        long flushed = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (buffer.Take() is { Length: > 0 } text)
            {
                ObjectInfo info = await logs.Create($"{DateTime.UtcNow:yyyy/MM/dd/HHmmss}-{Environment.MachineName}.log").UploadText(text, stoppingToken);
                flushed += info.Size;
            }

            await metrics.Object($"{Environment.MachineName}.txt").UploadText($"{flushed}", CancellationToken.None);
        }
    }
}
