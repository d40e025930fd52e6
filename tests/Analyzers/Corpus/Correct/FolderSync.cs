using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Sync;

public sealed record SyncPlan(IReadOnlyList<string> Upload, IReadOnlyList<string> Download, IReadOnlyList<string> Conflicts)
{
    public bool IsEmpty => this is { Upload.Count: 0, Download.Count: 0, Conflicts.Count: 0 };
}

/// <summary>Keeps a folder and a prefix of a bucket alike, in both directions.</summary>
public sealed partial class FolderSync
{
    private readonly string root;
    private readonly Bucket remote;
    private readonly ILogger logger;

    public FolderSync(string root, Bucket bucket, string prefix, ILogger<FolderSync> logger)
    {
        this.root = Path.GetFullPath(root);
        this.remote = bucket.Within(prefix.EndsWith('/') ? prefix : prefix + '/');
        this.logger = logger;
    }

    public async Task<SyncPlan> Plan(DateTimeOffset lastSync, CancellationToken cancellationToken)
    {
        Dictionary<string, ObjectInfo> there = await remote.List(cancellationToken: cancellationToken).ToDictionaryAsync(info => info.Key, StringComparer.Ordinal, cancellationToken);
        var here = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(Key, path => new FileInfo(path), StringComparer.Ordinal);

        var changedHere = here.Where(pair => pair.Value.LastWriteTimeUtc > lastSync).Select(pair => pair.Key).ToHashSet();
        var changedThere = there.Where(pair => pair.Value.LastModified > lastSync).Select(pair => pair.Key).ToHashSet();
        var conflicts = changedHere.Intersect(changedThere).ToList();
        return new SyncPlan(
            [.. changedHere.Union(here.Keys.Except(there.Keys)).Except(conflicts)],
            [.. changedThere.Union(there.Keys.Except(here.Keys)).Except(conflicts)],
            conflicts);
    }

    public async Task Apply(SyncPlan plan, CancellationToken cancellationToken)
    {
        if (plan.IsEmpty)
        {
            return;
        }

        await plan.Upload.Select(key => remote.Object(key).UploadFrom(PathOf(key), cancellationToken)).WhenAll(8, cancellationToken);

        // Downloads in flight are limited by the semaphore, and each may fail alone.
        using var limit = new SemaphoreSlim(4);
        await Task.WhenAll(plan.Download.Select(async key =>
        {
            await limit.WaitAsync(cancellationToken);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
                await remote.Object(key).DownloadTo(PathOf(key), cancellationToken);
            }
            catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
            {
                Vanished(key);
            }
            finally
            {
                limit.Release();
            }
        }));

        foreach (string key in plan.Conflicts)
        {
            string copy = $"{key}.conflict-{DateTime.UtcNow:yyyyMMddHHmmss}";
            var info = await remote.Object(key).CopyTo(copy);
            await remote.Object(key).UploadFrom(PathOf(key), cancellationToken);
            Conflict(key, info.Key);
        }
    }

    private string Key(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private string PathOf(string key) => Path.Combine(root, key.Replace('/', Path.DirectorySeparatorChar));

    [LoggerMessage(Level = LogLevel.Information, Message = "{Key} is gone meanwhile")]
    private partial void Vanished(string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Key} has changed on both sides; the other one is {Copy} now")]
    private partial void Conflict(string key, string copy);
}
