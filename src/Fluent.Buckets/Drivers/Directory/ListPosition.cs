using System.Buffers.Text;
using System.Text;

namespace Fluent.Buckets;

/// <summary>Where a listing goes on: behind a key, or behind all keys of a folder. It needs neither to exist any more.</summary>
/// <param name="Key">The key, or the folder with its closing slash.</param>
/// <param name="WholeFolder">Whether everything that starts with the key is behind.</param>
internal readonly record struct ListPosition(string Key, bool WholeFolder)
{
    /// <summary>The position as a page token.</summary>
    public string ToToken() => (WholeFolder ? "f" : "k") + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Key));

    /// <exception cref="StorageException">InvalidArgument: not a token of this store.</exception>
    public static ListPosition Parse(string token)
    {
        try
        {
            if (token.Length > 0 && token[0] is 'f' or 'k')
            {
                return new ListPosition(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.AsSpan(1))), token[0] == 'f');
            }
        }
        catch (FormatException)
        {
            // Told below.
        }

        throw NotAToken(token);
    }

    /// <summary>The error of a page token that this store never gave.</summary>
    public static StorageException NotAToken(string token) => StorageErrors.InvalidArgument(
        $"'{token}' is not a page token of a directory store. Give the token of the page before, unchanged.");

    /// <summary>Whether a key comes at or before this position.</summary>
    public bool Covers(ReadOnlySpan<char> key) =>
        (WholeFolder && key.StartsWith(Key, StringComparison.Ordinal)) || Utf8Order.Compare(key, Key) <= 0;

    /// <summary>Whether every key that starts with some text comes at or before this position.</summary>
    public bool CoversAllOf(ReadOnlySpan<char> start) =>
        (WholeFolder && start.StartsWith(Key, StringComparison.Ordinal))
        || (Utf8Order.Compare(start, Key) <= 0 && !Key.AsSpan().StartsWith(start, StringComparison.Ordinal));

    /// <summary>The same position among the keys that start with some text, without that text. Null when it is before all of them.</summary>
    public ListPosition? Within(string start) =>
        Key.StartsWith(start, StringComparison.Ordinal) ? this with { Key = Key[start.Length..] } : null;
}
