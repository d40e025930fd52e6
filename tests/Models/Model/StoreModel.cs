using Fluent.Buckets.Conformance;

namespace Fluent.Buckets.Models;

/// <summary>The plain model of a bucket: keys and what they hold.</summary>
internal sealed class StoreModel
{
    private readonly Dictionary<string, StoredObject> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _tokens = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, StoredObject> Objects => _objects;

    public StoredObject? Find(string key) => _objects.GetValueOrDefault(key);

    public void Put(string key, StoredObject stored)
    {
        if (Find(key) is { } old && old.ETag == stored.ETag && !old.Content.AsSpan().SequenceEqual(stored.Content))
        {
            throw new ModelException($"Two contents of {Show.Text(key)} have the one ETag {stored.ETag}.");
        }

        _objects[key] = stored;
        List<string> tokens = _tokens.TryGetValue(key, out List<string>? known) ? known : _tokens[key] = [];
        tokens.Add(stored.ETag);
    }

    public void Remove(string key) => _objects.Remove(key);

    /// <summary>An ETag that the store has told, but not the one that the key has now. Null when there is none.</summary>
    public string? StaleToken(string key) => _tokens.GetValueOrDefault(key, [])
        .Concat(_tokens.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => entry.Value))
        .FirstOrDefault(token => token != Find(key)?.ETag);

    public List<string> Keys(string prefix, ListOrder order, string? startAfter = null)
    {
        IComparer<string> comparer = KeyOrder.Of(order);
        return [.. _objects.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && (startAfter is null || comparer.Compare(key, startAfter) > 0))
            .Order(comparer)];
    }

    /// <summary>The objects and folders directly below a prefix, a folder by its name with a slash at the end.</summary>
    public List<(string Key, bool IsFolder)> Folder(string prefix, ListOrder order) =>
    [
        .. _objects.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key.IndexOf('/', prefix.Length) is var slash and >= 0 ? (key[..(slash + 1)], true) : (key, false))
            .Distinct()
            .OrderBy(entry => entry.Item1, KeyOrder.Of(order)),
    ];
}
