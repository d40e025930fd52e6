namespace Fluent.Buckets.S3Storage;

/// <summary>The order of the protocol's listings: by the bytes of UTF-8.</summary>
internal sealed class Utf8Comparer : IComparer<string>
{
    public static Utf8Comparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        int common = left.CommonPrefixLength(right);
        return common == left.Length || common == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[common]) - Rank(right[common]);
    }

    // Surrogates stand for code points above all others, but have code units below U+E000.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
