using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>Finds what is surely a slip in a key, on whatever store: each of these is stored as it is written, if it is stored at all.</summary>
/// <remarks>All texts are as <see cref="KnownText"/> gives them: what is not known is no slip.</remarks>
internal static class KeySlips
{
    /// <summary>The greatest length of a key, in bytes of UTF-8.</summary>
    private const int GreatestLength = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What is wrong with a key, as the rest of a sentence that starts with it. Null means nothing.</summary>
    /// <param name="prefix">What the view of the bucket puts before the key.</param>
    /// <param name="key">The key.</param>
    public static string? FindInKey(string prefix, string key) =>
        key.Length == 0
            ? "is empty, and every store refuses it: a key has at least one character"
            : FindInPrefix(prefix, key) ?? FindTooLong(prefix + key) ?? FindHalfCharacter(key);

    /// <summary>What is wrong with what keys start with. Null means nothing.</summary>
    /// <param name="prefix">What stands before it.</param>
    /// <param name="text">The further prefix.</param>
    public static string? FindInPrefix(string prefix, string text)
    {
        if (text.StartsWith("/", StringComparison.Ordinal) && (prefix.Length == 0 || prefix.EndsWith("/", StringComparison.Ordinal)))
        {
            return "starts with a slash, which belongs to the name: without it, it is another object";
        }

        if (text.IndexOf('\\') >= 0)
        {
            return "holds a backslash, which separates nothing in a key: write '/'";
        }

        if (FindControl(text) is { } control)
        {
            return $"holds the control character U+{(int)control:X4}: a backslash before a letter may have made it";
        }

        return HoldsParent(prefix + text) && !HoldsParent(prefix + KnownText.Hole)
            ? "holds the segment '..', which leads nowhere: a key is a name, not a path"
            : null;
    }

    /// <summary>The key without the slips that have one certain remedy: a slash at its start, backslashes.</summary>
    public static string Mend(string key) => key.Replace('\\', '/').TrimStart('/');

    /// <summary>A key as a message shows it.</summary>
    public static string Show(string key)
    {
        var shown = new StringBuilder(key.Length);
        foreach (char c in key.Length > 120 ? key.Substring(0, 120) + KnownText.Hole : key)
        {
            _ = c == KnownText.Hole ? shown.Append('…')
                : char.IsControl(c) || char.IsSurrogate(c) ? shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture))
                : shown.Append(c);
        }

        return shown.ToString();
    }

    private static char? FindControl(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return c;
            }
        }

        return null;
    }

    private static bool HoldsParent(string text) => text.Split('/').Contains("..");

    private static string? FindTooLong(string whole)
    {
        int length = Encoding.UTF8.GetByteCount(whole.Replace(KnownText.Hole.ToString(), string.Empty));
        return length > GreatestLength
            ? $"has {length} bytes in UTF-8, and every store refuses it: the greatest length is {GreatestLength}"
            : null;
    }

    private static string? FindHalfCharacter(string key)
    {
        if (key.IndexOf(KnownText.Hole) >= 0)
        {
            return null;
        }

        try
        {
            _ = Strict.GetByteCount(key);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return "holds half of a surrogate pair, and every store refuses it";
        }
    }
}
