namespace Fluent.Buckets;

/// <summary>
/// What keys of a typed bucket start with, as text. It is a type of its own, so that text never takes the place of a key's first part.
/// </summary>
/// <param name="text">The prefix, exactly; a folder ends in <c>/</c>. Empty is the prefix of all keys.</param>
public readonly struct KeyPrefix(string text) : IEquatable<KeyPrefix>
{
    private readonly string? _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>Whether two prefixes are the same text.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(KeyPrefix left, KeyPrefix right) => left.Equals(right);

    /// <summary>Whether two prefixes are different texts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(KeyPrefix left, KeyPrefix right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(KeyPrefix other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyPrefix other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The prefix.</summary>
    public override string ToString() => _text ?? string.Empty;
}
