namespace Fluent.Buckets;

/// <summary>Orders keys by their bytes in UTF-8, as S3, Google and Swift do, without encoding them.</summary>
internal sealed class Utf8KeyComparer : IComparer<string>
{
    public static Utf8KeyComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        int same = left.CommonPrefixLength(right);
        if (same == left.Length || same == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        // UTF-16 and UTF-8 order differ only where a surrogate meets a character above it: code points from U+E000 to U+FFFF.
        char a = left[same];
        char b = right[same];
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b)
            : char.IsSurrogate(a) ? (b >= '\uE000' ? 1 : a.CompareTo(b))
            : a >= '\uE000' ? -1 : a.CompareTo(b);
    }
}
