using System.Text;

namespace Fluent.Buckets;

/// <summary>
/// Which characters of a value are escaped in a key, as <c>%XX</c> of their UTF-8: <c>%</c>, <c>/</c> where it would be a segment's end,
/// controls, the first character of the literal that follows, and the dots of a segment that would be <c>.</c> or <c>..</c>.
/// </summary>
internal static class KeyEscape
{
    /// <summary>Whether a character is escaped wherever it stands in the value.</summary>
    public static bool Escapes(Rune character, in KeyHole hole)
    {
        if (character.Value == '%' || (character.Value == '/' && !hole.Slashes) || Rune.IsControl(character))
        {
            return true;
        }

        return hole.Next is { } next && Rune.GetRuneAt(next, 0) == character;
    }

    /// <summary>Whether anything in a value needs a closer look: it is escaped, or part of a surrogate pair.</summary>
    public static bool MayEscape(ReadOnlySpan<char> value, in KeyHole hole)
    {
        char next = hole.Next is { } literal ? literal[0] : '%';
        foreach (char character in value)
        {
            if (character == next || character is '%' or '/' || char.IsControl(character) || char.IsSurrogate(character))
            {
                return true;
            }
        }

        return CountDots(value, 0, hole) > 0;
    }

    /// <summary>
    /// The length of the segment that starts at a place, where it consists of dots to escape. 0 means that it does not, or that no
    /// segment starts there.
    /// </summary>
    public static int CountDots(ReadOnlySpan<char> value, int start, in KeyHole hole)
    {
        if (start > 0 && !(hole.Slashes && value[start - 1] == '/'))
        {
            return 0;
        }

        ReadOnlySpan<char> rest = value[start..];
        int slash = hole.Slashes ? rest.IndexOf('/') : -1;
        int greatest = slash < 0 && !hole.EndsSegment ? 0 : start == 0 ? hole.Dots : 2;
        ReadOnlySpan<char> segment = slash < 0 ? rest : rest[..slash];
        return segment.Length <= greatest && !segment.ContainsAnyExcept('.') ? segment.Length : 0;
    }

    /// <summary>Where the value of a hole ends in a text: before the next literal, or at the end.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, in KeyHole hole)
    {
        if (hole.Next is null)
        {
            return text.Length;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                i += 2;
            }
            else if (text[i..].StartsWith(hole.Next, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>Takes the escapes out of a value. False means that one of them is none.</summary>
    /// <param name="text">The text of the value.</param>
    /// <param name="value">Where the value goes, at least as long as the text.</param>
    /// <param name="length">How long the value is.</param>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<char> value, out int length)
    {
        length = 0;
        Span<byte> bytes = stackalloc byte[4];
        for (int i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                value[length++] = text[i++];
                continue;
            }

            int count = 0;
            while (count < bytes.Length && i < text.Length && text[i] == '%')
            {
                if (text.Length - i < 3 || !char.IsAsciiHexDigitUpper(text[i + 1]) || !char.IsAsciiHexDigitUpper(text[i + 2]))
                {
                    return false;
                }

                bytes[count++] = (byte)((Digit(text[i + 1]) << 4) | Digit(text[i + 2]));
                i += 3;
            }

            if (Rune.DecodeFromUtf8(bytes[..count], out Rune character, out int consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            i -= (count - consumed) * 3;
            length += character.EncodeToUtf16(value[length..]);
        }

        return true;
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : digit - 'A' + 10;
}
