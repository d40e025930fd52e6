using System.Collections.Concurrent;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>All buckets. One lock guards them.</summary>
internal sealed class BucketStore
{
    private readonly Dictionary<string, StoredBucket> _buckets = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _lastGeneration;

    /// <summary>Resumable uploads that are not complete, and those that are, by their identifier.</summary>
    public ConcurrentDictionary<string, ResumableSession> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>Multipart uploads that are neither complete nor aborted, by their identifier.</summary>
    public ConcurrentDictionary<string, MultipartSession> Uploads { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> BucketNames
    {
        get
        {
            lock (_lock)
            {
                return [.. _buckets.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public void Create(string bucket, bool isVersioned)
    {
        lock (_lock)
        {
            if (!_buckets.TryAdd(bucket, new StoredBucket { IsVersioned = isVersioned }))
            {
                throw new Refusal(409, "conflict", "Your previous request to create the named bucket succeeded and you already own it.");
            }
        }
    }

    public void Delete(string bucket) => In(bucket, found =>
    {
        if (found.Objects.Any())
        {
            throw new Refusal(409, "conflict", "The bucket you tried to delete is not empty.");
        }

        foreach ((string id, MultipartSession upload) in Uploads)
        {
            if (upload.Bucket == bucket)
            {
                Uploads.TryRemove(id, out _);
            }
        }

        return _buckets.Remove(bucket);
    });

    /// <summary>Alone with a bucket.</summary>
    public T In<T>(string bucket, Func<StoredBucket, T> work)
    {
        lock (_lock)
        {
            return work(_buckets.TryGetValue(bucket, out StoredBucket? found)
                ? found
                : throw new Refusal(404, "notFound", "The specified bucket does not exist."));
        }
    }

    /// <summary>Makes an object the present one of its name, when its conditions hold.</summary>
    public StoredObject Put(string bucket, StoredObject made, Preconditions conditions) => In(bucket, found =>
    {
        conditions.Check(found.Live(made.Name));
        StoredObject stored = made with { Bucket = bucket, Generation = NextGeneration() };
        found.Put(stored);
        return stored;
    });

    private long NextGeneration()
    {
        long now = (DateTimeOffset.UtcNow.Ticks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return _lastGeneration = Math.Max(now, _lastGeneration + 1);
    }
}
