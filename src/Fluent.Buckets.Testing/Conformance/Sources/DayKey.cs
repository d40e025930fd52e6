using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fluent.Buckets.Conformance;

/// <summary>A typed key written by hand, such as <c>2026/11/ada.json</c>; a name may not be empty or hold a slash.</summary>
public readonly record struct DayKey(int Year, int Month, string Name) : IObjectKey<DayKey>
{
    /// <summary>What the keys of a year start with.</summary>
    public static KeyPrefix Prefix(int year) => new(string.Create(CultureInfo.InvariantCulture, $"{year:D4}/"));

    public static DayKey Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    public static DayKey Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out DayKey key) ? key : throw new FormatException($"'{s}' is no such key.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DayKey result) =>
        TryParse(s.AsSpan(), provider, out result);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DayKey result)
    {
        result = default;
        if (s is not [_, _, _, _, '/', _, _, '/', .. [_, ..] name]
            || !int.TryParse(s[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || !int.TryParse(s[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            || name.Contains('/'))
        {
            return false;
        }

        result = new DayKey(year, month, name.ToString());
        return true;
    }

    public override string ToString() => ToString(null, null);

    public string ToString(string? format, IFormatProvider? formatProvider) => string.IsNullOrEmpty(Name)
        ? throw new StorageException(StorageErrorCode.InvalidKey, "A DayKey has a name.")
        : string.Create(CultureInfo.InvariantCulture, $"{Year:D4}/{Month:D2}/{Name}");

    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString();
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten > 0;
    }
}
