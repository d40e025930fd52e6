using System.Runtime.CompilerServices;
using Fluent.Buckets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compliance.Retention;

[Storage]
public sealed partial class Archive;

[Bucket("call-recordings")]
public sealed partial class Recordings;

[Bucket("chat-transcripts")]
public sealed partial class Transcripts;

public sealed record RetentionRule(Bucket Bucket, string Prefix, TimeSpan KeepFor);

public sealed class RetentionJob(Recordings recordings, Transcripts transcripts, TimeProvider clock, ILogger<RetentionJob> logger, IHostApplicationLifetime lifetime) : BackgroundService
{
    private readonly RetentionRule[] _rules =
    [
        new(recordings, "support/", TimeSpan.FromDays(90)),
        new(recordings, "sales/", TimeSpan.FromDays(365)),
        new(transcripts, "", TimeSpan.FromDays(30)),
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (RetentionRule rule in _rules)
        {
            using IDisposable? scope = logger.BeginScope(rule.Bucket.Name);
            long deleted = 0;
            await foreach (string[] batch in InBatches(Expired(rule, stoppingToken), 500, stoppingToken))
            {
                try
                {
                    await rule.Bucket.DeleteMany(batch, stoppingToken).WithParallelism(2);
                    deleted += batch.Length;
                }
                catch (StorageException e) when (e.Failures is { Count: > 0 } failures)
                {
                    deleted += batch.Length - failures.Count;
                    logger.LogWarning("{Count} stay for the next run, such as {Key}", failures.Count, failures[0].Key);
                }
            }

            logger.LogInformation("{Deleted} objects below '{Prefix}' deleted", deleted, rule.Prefix);
        }

        lifetime.StopApplication();
    }

    private async IAsyncEnumerable<string> Expired(RetentionRule rule, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset before = clock.GetUtcNow() - rule.KeepFor;
        await foreach (ObjectInfo info in rule.Bucket.List(rule.Prefix, cancellationToken).PageSize(1000))
        {
            if (info.LastModified < before && !await IsOnHold(rule.Bucket.Object(info.Key), cancellationToken))
            {
                yield return info.Key;
            }
        }
    }

    private static async Task<bool> IsOnHold(BucketObject item, CancellationToken cancellationToken)
    {
        ObjectInfo? info = await item.TryGetInfo(cancellationToken);
        return info?.Metadata?.GetValueOrDefault("legal_hold") == "true";
    }

    private static async IAsyncEnumerable<T[]> InBatches<T>(IAsyncEnumerable<T> items, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<T>(size);
        await foreach (T item in items.WithCancellation(cancellationToken))
        {
            batch.Add(item);
            if (batch.Count == size)
            {
                yield return [.. batch];
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }
}
