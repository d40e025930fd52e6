using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Fluent.Buckets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Security.Audit;

[Storage]
public static partial class Storage;

[Bucket("audit-trail")]
public sealed partial class AuditBucket;

public sealed record AuditEvent(DateTimeOffset At, string Actor, string Action, string Subject);

public sealed class AuditTrail(ILogger<AuditTrail> logger) : BackgroundService
{
    private readonly Channel<AuditEvent> _events = Channel.CreateBounded<AuditEvent>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.Wait });

    public ValueTask Record(string actor, string action, string subject) =>
        _events.Writer.WriteAsync(new AuditEvent(DateTimeOffset.UtcNow, actor, action, subject));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _events.Writer.Complete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<AuditEvent>();
        while (await _events.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < 1000 && _events.Reader.TryRead(out AuditEvent? next))
            {
                batch.Add(next);
            }

            await Flush(batch);
            batch.Clear();
        }
    }

    private async Task Flush(IReadOnlyCollection<AuditEvent> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var lines = new StringBuilder();
        foreach (AuditEvent item in batch)
        {
            lines.AppendLine(JsonSerializer.Serialize(item));
        }

        NewObject? file = null;
        do
        {
            NewObject next = Storage.AuditBucket.Create($"{batch.First().At:yyyy/MM/dd/HHmmss}-{Guid.NewGuid():N}.jsonl");
            try
            {
                await next.UploadText(lines.ToString()).WithContentType("application/x-ndjson").IfAbsent();
                file = next;
            }
            catch (StorageException e) when (e.IsTransient)
            {
                logger.LogWarning(e, "The audit trail is late");
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
        }
        while (file is null);
        logger.LogDebug("{Count} events in {Key}", batch.Count, file.Key);
    }
}
