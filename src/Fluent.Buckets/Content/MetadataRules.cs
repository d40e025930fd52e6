using System.Text;

namespace Fluent.Buckets;

/// <summary>The rule of metadata that holds on every store.</summary>
internal static class MetadataRules
{
    /// <summary>The greatest size of all names and values together, in bytes of UTF-8: the limit of S3.</summary>
    public const int GreatestSize = 2048;

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>().AsReadOnly();

    public static Dictionary<string, string> Collect(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in entries)
        {
            Add(metadata, name, value);
        }

        return metadata;
    }

    /// <summary>Adds to entries those of others that have another name; the whole is held to the greatest size.</summary>
    public static IReadOnlyDictionary<string, string> Merge(
        IReadOnlyDictionary<string, string> entries, IReadOnlyDictionary<string, string> others) => others.Count == 0
        ? entries
        : Collect(entries.Concat(others.Where(other => !entries.ContainsKey(other.Key))));

    public static void Add(Dictionary<string, string> metadata, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        CheckName(name);
        CheckValue(name, value);
        string lower = name.ToLowerInvariant();
        if (!metadata.TryAdd(lower, value))
        {
            throw StorageErrors.InvalidArgument($"The metadata name '{lower}' is given twice (case does not matter). Give each name once.");
        }

        int size = metadata.Sum(entry => entry.Key.Length + Encoding.UTF8.GetByteCount(entry.Value));
        if (size > GreatestSize)
        {
            metadata.Remove(lower);
            throw StorageErrors.InvalidArgument(
                $"With '{lower}' the metadata has {size} bytes; the greatest size is {GreatestSize}. Store the rest as an object of its own.");
        }
    }

    private static void CheckName(string name)
    {
        bool valid = name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!valid)
        {
            throw StorageErrors.InvalidArgument(
                $"The metadata name {StorageErrors.Show(name)} is refused: it starts with an ASCII letter and holds only ASCII letters, digits and underscores.");
        }
    }

    private static void CheckValue(string name, string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            bool half = char.IsSurrogate(value[i]) && !char.IsSurrogatePair(value, i);
            if (half || char.IsControl(value[i]))
            {
                throw StorageErrors.InvalidArgument(
                    $"The metadata '{name}' has the value {StorageErrors.Show(value)}, which holds a control character or half of a surrogate pair. Encode it first.");
            }

            i += char.IsSurrogate(value[i]) ? 1 : 0;
        }
    }
}
