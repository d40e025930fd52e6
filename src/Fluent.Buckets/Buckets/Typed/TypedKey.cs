using System.Globalization;

namespace Fluent.Buckets;

/// <summary>Typed keys as text.</summary>
internal static class TypedKey
{
    /// <summary>The text of a key. Throws InvalidKey for a value that has none.</summary>
    public static string TextOf<TKey>(TKey key)
        where TKey : IObjectKey<TKey> => key is null
            ? throw new ArgumentNullException(nameof(key))
            : key.ToString(null, CultureInfo.InvariantCulture);
}
