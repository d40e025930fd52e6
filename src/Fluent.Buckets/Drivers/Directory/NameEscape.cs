using System.Buffers;
using System.Globalization;
using System.Text;

namespace Fluent.Buckets;

/// <summary>
/// Turns a piece of a key into a file name and back. Reversible: <c>%XX</c> stands for one byte of UTF-8, and <c>%</c> itself is always escaped,
/// so a <c>%</c> that no two hexadecimal digits follow is never part of an escaped piece.
/// </summary>
/// <param name="folding">Whether the names must stay apart on a file system that folds case or normalises Unicode.</param>
internal sealed class NameEscape(bool folding)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What Windows refuses in a name, and what separates names.
    private static readonly SearchValues<char> Reserved = SearchValues.Create("%/\\<>:\"|?*");

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Numbered("COM"), .. Numbered("LPT")], StringComparer.OrdinalIgnoreCase);

    /// <summary>The piece as a file name. The empty piece stays empty.</summary>
    public string Escape(string piece)
    {
        bool device = IsDevice(piece);
        int first = 0;
        while (first < piece.Length && !MustEscape(piece, first, device))
        {
            first++;
        }

        if (first == piece.Length)
        {
            return piece;
        }

        var name = new StringBuilder(piece, 0, first, piece.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        for (int i = first; i < piece.Length; i++)
        {
            if (!MustEscape(piece, i, device))
            {
                name.Append(piece[i]);
                continue;
            }

            int length = char.IsSurrogatePair(piece, i) ? 2 : 1;
            int count = Encoding.UTF8.GetBytes(piece.AsSpan(i, length), bytes);
            foreach (byte value in bytes[..count])
            {
                name.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
            }

            i += length - 1;
        }

        return name.ToString();
    }

    /// <summary>The piece that a name stands for. False when no piece is escaped to exactly this name.</summary>
    public bool TryUnescape(string name, out string piece)
    {
        piece = name;
        if (name.Contains('%', StringComparison.Ordinal) && !TryDecode(name, out piece))
        {
            return false;
        }

        // A name that decodes but is not written as Escape writes it belongs to somebody else.
        return Escape(piece) == name;
    }

    private static bool TryDecode(string name, out string piece)
    {
        piece = "";
        var bytes = new ArrayBufferWriter<byte>(name.Length * 3);
        for (int i = 0; i < name.Length;)
        {
            if (name[i] != '%')
            {
                int end = name.IndexOf('%', i);
                end = end < 0 ? name.Length : end;
                Encoding.UTF8.GetBytes(name.AsSpan(i, end - i), bytes);
                i = end;
                continue;
            }

            ReadOnlySpan<char> digits = name.AsSpan(i + 1, Math.Min(2, name.Length - i - 1));
            if (digits.Length < 2 || !byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                return false;
            }

            bytes.Write([value]);
            i += 3;
        }

        try
        {
            piece = Strict.GetString(bytes.WrittenSpan);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private bool MustEscape(string piece, int index, bool device)
    {
        char c = piece[index];
        if (Reserved.Contains(c) || char.IsControl(c))
        {
            return true;
        }

        // Windows drops a dot or space at the end; this also takes care of "." and "..".
        if ((index == piece.Length - 1 && c is '.' or ' ') || (index == 0 && device))
        {
            return true;
        }

        // The tilde, because Windows also finds a file by its short name, such as LONGNA~1.
        return folding && (c is '~' || !char.IsAscii(c) || char.IsAsciiLetterUpper(c));
    }

    /// <summary>Windows takes these for devices, with any extension and with spaces before it.</summary>
    private static bool IsDevice(string piece)
    {
        int dot = piece.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> stem = piece.AsSpan(0, dot < 0 ? piece.Length : dot).TrimEnd(' ');
        return stem.Length is >= 3 and <= 7 && Devices.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem);
    }

    // Windows counts the superscripts one to three as digits here.
    private static IEnumerable<string> Numbered(string name) => "0123456789\u00b9\u00b2\u00b3".Select(digit => name + digit);
}
