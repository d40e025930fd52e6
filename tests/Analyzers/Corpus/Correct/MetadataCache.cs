using System.Collections.Concurrent;
using Fluent.Buckets;
using Microsoft.Extensions.Caching.Memory;

namespace Cdn.Metadata;

public sealed class MetadataCache : IDisposable
{
    private readonly ConcurrentDictionary<string, Task<ObjectInfo>> _pending = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _texts = new();
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly Lazy<Task<bool>> _ready;
    private readonly ReadOnlyBucket _bucket;

    public MetadataCache(Bucket bucket)
    {
        _bucket = bucket.AsReadOnly();
        _ready = new Lazy<Task<bool>>(() => bucket.EnsureExists());
    }

    public async Task<ObjectInfo> Info(string key)
    {
        await _ready.Value;
        try
        {
            return await _pending.GetOrAdd(key, static (k, bucket) => bucket.Object(k).GetInfo(), _bucket);
        }
        catch (StorageException)
        {
            _pending.TryRemove(key, out _);
            throw;
        }
    }

    public Task<string> Text(string key) => _texts.GetOrAdd(key, k => new(() => _bucket.Object(k).ReadText().AsTask())).Value;

    public async Task<byte[]?> Bytes(string key, CancellationToken cancellationToken) => await _cache.GetOrCreateAsync(key, async entry =>
    {
        ObjectInfo? info = await _bucket.Object(key).TryGetInfo(cancellationToken);
        entry.Size = (info?.Size ?? 0) / 1024 + 1;
        entry.AbsoluteExpirationRelativeToNow = info is null ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(5);
        return info is null ? null : await _bucket.Object(key).ReadBytes(cancellationToken).IfMatch(info.ETag);
    });

    public async Task Preload(string prefix, string? after, int most)
    {
        ObjectListing listing = _bucket.List(prefix).PageSize(Math.Min(most, 1000));
        if (after is not null)
        {
            listing = listing.StartAfter(after);
        }

        await foreach (ObjectInfo info in listing.Take(most))
        {
            _pending[info.Key] = Task.FromResult(info);
        }
    }

    public async Task<ObjectInfo?> Newest(string prefix)
    {
        ObjectInfo? newest = null;
        await using var objects = _bucket.List(prefix).GetAsyncEnumerator();
        while (await objects.MoveNextAsync())
        {
            newest = newest is null || objects.Current.LastModified > newest.LastModified ? objects.Current : newest;
        }

        return newest;
    }

    public async IAsyncEnumerable<IReadOnlyList<ObjectInfo>> Pages(string prefix)
    {
        string? token = null;
        do
        {
            (IReadOnlyList<ObjectInfo> items, token) = await _bucket.List(prefix).Page(200, token);
            yield return items;
        }
        while (token is not null);
    }

    public IAsyncEnumerable<ObjectInfo> Larger(string prefix, long? bytes)
    {
        IAsyncEnumerable<ObjectInfo> objects = _bucket.List(prefix);
        if (bytes is { } least)
        {
            objects = objects.Where(info => info.Size >= least);
        }

        return objects;
    }

    public void Dispose() => _cache.Dispose();
}
