namespace Fluent.Buckets;

/// <summary>A bucket in memory. Its own lock guards it.</summary>
/// <param name="history">The versions. Null means that none are kept.</param>
internal sealed class MemoryBucket(MemoryHistory? history)
{
    public Lock Lock { get; } = new();

    public Dictionary<string, MemoryObject> Objects { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Keys { get; } = new(Utf8Order.Instance);

    public Dictionary<string, MemoryUpload> Uploads { get; } = new(StringComparer.Ordinal);

    public MemoryHistory? History => history;

    /// <summary>Whether it holds neither an object nor an old version.</summary>
    public bool IsEmpty => Objects.Count == 0 && history is not { Keys.Count: > 0 };

    /// <summary>Set when the bucket is deleted, for those who found it just before.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Puts an object in the place of the one before, which stays as a version where they are kept, and gives what is said of it.</summary>
    /// <param name="stored">The object.</param>
    /// <param name="number">The number of a new version.</param>
    public ObjectInfo Put(MemoryObject stored, long number)
    {
        string key = stored.Info.Key;
        if (history is not null)
        {
            stored = stored with { Info = stored.Info with { VersionId = MemoryVersion.IdOf(number) } };
            history.Add(key, new MemoryVersion(number, stored.Info.LastModified!.Value, stored));
        }

        Hold(key, stored);
        return stored.Info;
    }

    /// <summary>Changes the present object, which stays the same version.</summary>
    public void Replace(MemoryObject stored)
    {
        history?.Replace(stored.Info.Key, stored);
        Objects[stored.Info.Key] = stored;
    }

    /// <summary>Removes an object, if it is there; it stays as a version below a mark where they are kept.</summary>
    /// <param name="key">The key.</param>
    /// <param name="number">The number of the mark.</param>
    /// <param name="now">When it is deleted.</param>
    public bool Remove(string key, long number, DateTimeOffset now)
    {
        if (!Objects.Remove(key))
        {
            return false;
        }

        Keys.Remove(key);
        history?.Add(key, new MemoryVersion(number, now, null));
        return true;
    }

    /// <summary>Removes a version for good; the one before the present version becomes the present one.</summary>
    public void RemoveVersion(string key, string id)
    {
        if (history!.Remove(key, id) is { } present)
        {
            Hold(key, present);
        }
        else
        {
            Objects.Remove(key);
            Keys.Remove(key);
        }
    }

    private void Hold(string key, MemoryObject stored)
    {
        Objects[key] = stored;
        Keys.Add(key);
    }
}
