namespace Fluent.Buckets;

/// <summary>All versions of a bucket's keys, the present ones too. The bucket's lock guards it.</summary>
internal sealed class MemoryHistory
{
    private static readonly List<MemoryVersion> None = [];

    private readonly Dictionary<string, List<MemoryVersion>> _versions = new(StringComparer.Ordinal);

    public SortedSet<string> Keys { get; } = new(Utf8Order.Instance);

    /// <summary>The versions of a key, oldest first.</summary>
    public IReadOnlyList<MemoryVersion> Of(string key) => _versions.GetValueOrDefault(key, None);

    public MemoryVersion? Find(string key, string id) => Of(key).FirstOrDefault(version => version.Id == id);

    public void Add(string key, MemoryVersion version)
    {
        if (!_versions.TryGetValue(key, out List<MemoryVersion>? versions))
        {
            _versions.Add(key, versions = []);
            Keys.Add(key);
        }

        versions.Add(version);
    }

    /// <summary>Changes the present version in its place.</summary>
    public void Replace(string key, MemoryObject stored)
    {
        List<MemoryVersion> versions = _versions[key];
        versions[^1] = versions[^1] with { Stored = stored };
    }

    /// <summary>Removes a version for good, if it is there, and gives what the key holds after it.</summary>
    public MemoryObject? Remove(string key, string id)
    {
        if (!_versions.TryGetValue(key, out List<MemoryVersion>? versions))
        {
            return null;
        }

        versions.RemoveAll(version => version.Id == id);
        if (versions.Count > 0)
        {
            return versions[^1].Stored;
        }

        _versions.Remove(key);
        Keys.Remove(key);
        return null;
    }
}
