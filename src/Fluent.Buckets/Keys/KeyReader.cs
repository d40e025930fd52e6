using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Fluent.Buckets;

/// <summary>
/// Reads a key's text piece by piece. It may accept a text that is not the exact one of its value; <see cref="KeyText"/> compares
/// the whole at the end. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct KeyReader
{
    private ReadOnlySpan<char> _rest;

    internal KeyReader(ReadOnlySpan<char> text) => _rest = text;

    /// <summary>Reads a literal.</summary>
    /// <param name="literal">The literal.</param>
    public bool ReadLiteral(string literal)
    {
        if (!_rest.StartsWith(literal, StringComparison.Ordinal))
        {
            return false;
        }

        _rest = _rest[literal.Length..];
        return true;
    }

    /// <summary>Reads a string.</summary>
    /// <param name="hole">Where it stands.</param>
    /// <param name="value">The value, where there is one.</param>
    public bool ReadText(KeyHole hole, [NotNullWhen(true)] out string? value)
    {
        using var text = new KeyValue(Take(hole), stackalloc char[KeyWriter.StackLength]);
        value = text.IsValid ? text.Text.ToString() : null;
        return text.IsValid;
    }

    /// <summary>Reads a value of any type that parses itself.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool ReadValue<T>(KeyHole hole, [NotNullWhen(true)] out T? value)
        where T : ISpanParsable<T>
    {
        value = default;
        using var text = new KeyValue(Take(hole), stackalloc char[KeyWriter.StackLength]);
        return text.IsValid && T.TryParse(text.Text, CultureInfo.InvariantCulture, out value)
            && (typeof(T).IsValueType || value is not null);
    }

    /// <summary>Reads an integer, decimal or hexadecimal.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool ReadNumber<T>(KeyHole hole, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        NumberStyles style = hole.Format is ['X', ..] ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowLeadingSign;
        using var text = new KeyValue(Take(hole), stackalloc char[KeyWriter.StackLength]);
        return text.IsValid && T.TryParse(text.Text, style, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads an enum by its name.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool ReadName<TEnum>(KeyHole hole, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        using var text = new KeyValue(Take(hole), stackalloc char[KeyWriter.StackLength]);
        return text.IsValid && Enum.TryParse(text.Text, out value);
    }

    /// <summary>Reads a boolean.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool Read(KeyHole hole, out bool value)
    {
        value = false;
        using var text = new KeyValue(Take(hole), stackalloc char[KeyWriter.StackLength]);
        return text.IsValid && bool.TryParse(text.Text, out value);
    }

    /// <summary>Reads a GUID.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool Read(KeyHole hole, out Guid value) => Guid.TryParseExact(Take(hole), hole.Format, out value);

    /// <summary>Reads a date.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool Read(KeyHole hole, out DateOnly value) =>
        DateOnly.TryParseExact(Take(hole), hole.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads a time of day.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool Read(KeyHole hole, out TimeOnly value) =>
        TimeOnly.TryParseExact(Take(hole), hole.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <summary>Reads a date and time.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool Read(KeyHole hole, out DateTime value)
    {
        value = default;
        using var text = new KeyValue(Take(hole), stackalloc char[KeyWriter.StackLength]);
        return text.IsValid
            && DateTime.TryParseExact(text.Text, hole.Format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value);
    }

    /// <summary>Reads a date and time with its offset.</summary>
    /// <inheritdoc cref="ReadText"/>
    public bool Read(KeyHole hole, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(Take(hole), hole.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    private ReadOnlySpan<char> Take(in KeyHole hole)
    {
        int length = hole.Width == 0 ? KeyEscape.FindEnd(_rest, hole) : Math.Min(hole.Width, _rest.Length);
        ReadOnlySpan<char> text = _rest[..length];
        _rest = _rest[length..];
        return text;
    }
}
