namespace Fluent.Buckets.Generators;

/// <summary>The keys that the project declares and that are served, by their types.</summary>
internal sealed class KeyTable : IEquatable<KeyTable>
{
    private readonly Dictionary<string, BucketKey> _keys = new(StringComparer.Ordinal);

    public KeyTable(IEnumerable<BucketKey> keys)
    {
        foreach (BucketKey key in keys)
        {
            _keys[key.Type] = key;
        }
    }

    /// <summary>The key of a type, from <c>global::</c> on. Null means that it is not served.</summary>
    public BucketKey? Find(string type) => _keys.TryGetValue(type, out BucketKey? key) ? key : null;

    public bool Equals(KeyTable? other) =>
        other is not null && _keys.Count == other._keys.Count && _keys.All(entry => entry.Value.Equals(other.Find(entry.Key)));

    public override bool Equals(object? obj) => Equals(obj as KeyTable);

    public override int GetHashCode() => _keys.Count;
}
