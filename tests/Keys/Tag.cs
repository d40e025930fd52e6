using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets.KeysTests;

/// <summary>A reference type of an app's own that formats and parses itself, loosely: in upper or lower case.</summary>
public sealed record Tag(string Name) : ISpanParsable<Tag>, ISpanFormattable
{
    public static Tag Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static Tag Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out Tag? tag) ? tag : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Tag result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out Tag result)
    {
        result = s.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) ? new Tag(s["tag:".Length..].ToString()) : null;
        return result is not null;
    }

    public override string ToString() => "tag:" + Name;

    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        if (!"tag:".TryCopyTo(destination) || !Name.TryCopyTo(destination["tag:".Length..]))
        {
            return false;
        }

        charsWritten = "tag:".Length + Name.Length;
        return true;
    }
}
