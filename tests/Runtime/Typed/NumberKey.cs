using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fluent.Buckets.Tests.Typed;

/// <summary>A typed key written by hand: a number of three digits.</summary>
internal readonly record struct NumberKey(int Number) : IObjectKey<NumberKey>
{
    public static NumberKey Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static NumberKey Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out NumberKey key) ? key : throw new FormatException();

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out NumberKey result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out NumberKey result)
    {
        bool parsed = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && s.Length == 3;
        result = new NumberKey(parsed ? number : 0);
        return parsed;
    }

    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider) => Number is >= 0 and <= 999
        ? Number.ToString("D3", CultureInfo.InvariantCulture)
        : throw new StorageException(StorageErrorCode.InvalidKey, "A number of more than three digits.");

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        Number.TryFormat(destination, out charsWritten, "D3", CultureInfo.InvariantCulture);
}
