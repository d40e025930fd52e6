namespace Fluent.Buckets;

/// <summary>A bucket in memory. Its own lock guards it.</summary>
internal sealed class MemoryBucket
{
    public Lock Lock { get; } = new();

    public Dictionary<string, MemoryObject> Objects { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Keys { get; } = new(Utf8Order.Instance);

    public Dictionary<string, MemoryUpload> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>Set when the bucket is deleted, for those who found it just before.</summary>
    public bool IsDeleted { get; set; }

    public void Put(MemoryObject stored)
    {
        Objects[stored.Info.Key] = stored;
        Keys.Add(stored.Info.Key);
    }

    public bool Remove(string key)
    {
        Keys.Remove(key);
        return Objects.Remove(key);
    }
}
