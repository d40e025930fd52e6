using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets.KeysTests;

/// <summary>A value whose text is empty, or never fits.</summary>
public readonly record struct Empty : ISpanParsable<Empty>, ISpanFormattable
{
    public bool Endless { get; init; }

    public static Empty Parse(string s, IFormatProvider? provider) => default;

    public static Empty Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => default;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Empty result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Empty result)
    {
        result = default;
        return true;
    }

    public string ToString(string? format, IFormatProvider? formatProvider) => string.Empty;

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        return !Endless;
    }
}

[ObjectKey("a/{Value}")]
public readonly partial record struct EmptyKey(Empty Value);
