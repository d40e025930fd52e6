using System.Text;
using CsCheck;

namespace Fluent.Buckets.Fuzz;

/// <summary>Keys of any text, and keys that file systems are known to trip over.</summary>
internal static class KeyGen
{
    private static readonly string[] Pieces =
    [
        "/", "/", "//", ".", "..", "../", "./", "...", "\\", "..\\", ":", "::$DATA", "%", "%%", "%2F", "%2f", "%00", "%41", "%7E", "~", "~1", " ", ". ", "a", "A", "b", "e\u0301", "é",
        "İ", "ß", "\u0001", "\u001F", "\u007F", "\u0085", "\u2028", "\u202E", "\u200B", "\uFEFF", "\uFFFD", "\uFFFF", "\uE000", "🙂", "\U0010FFFF", "\u0301", "*", "?", "\"", "<", ">", "|",
        "CON", "con", "NUL", "nul.txt", "COM1", "LPT9.", "AUX", "PRN", "%versions", "%uploads", ".tmp", "out/", "desktop.ini", "$MFT", "-rf", "\t", "\n", "\r",
    ];

    private static readonly Gen<string> Rune = Gen.Frequency(
        (4, Gen.Int[1, 0x7F]), (2, Gen.Int[0x80, 0x7FF]), (2, Gen.Int[0x800, 0xD7FF]), (1, Gen.Int[0xE000, 0xFFFF]), (2, Gen.Int[0x10000, 0x10FFFF]))
        .Select(code => new Rune(code).ToString());

    private static readonly Gen<string> Piece = Gen.OneOf(Pieces);

    /// <summary>Keys, of which some are none that a store holds.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency(
        (8, Gen.Frequency((3, Piece), (2, Rune)).Array[1, 12].Select(string.Concat)),
        (4, Rune.Array[1, 40].Select(string.Concat)),
        (3, Piece.Array[1, 8].Select(string.Concat)),
        (1, Gen.Select(Piece, Gen.Int[1, 1100], (piece, count) => Long(piece, count))),
        (1, Gen.Select(Rune, Gen.Int[1, 1100], (rune, count) => Long(rune, count))),
        (1, Gen.Select(Piece, Gen.Char['\uD800', '\uDFFF'], Piece, (before, half, after) => before + half + after)),
        (1, Gen.Select(Piece, Piece, (before, after) => before + "\0" + after)),
        (1, Gen.Const(string.Empty)));

    /// <summary>Whether every store refuses a key: the rule of DESIGN.md, written again.</summary>
    public static bool IsRefused(string key)
    {
        for (int i = 0; i < key.Length; i++)
        {
            if (char.IsHighSurrogate(key[i]) && i + 1 < key.Length && char.IsLowSurrogate(key[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(key[i]) || key[i] == '\0')
            {
                return true;
            }
        }

        return key.Length == 0 || Encoding.UTF8.GetByteCount(key) > 1024;
    }

    /// <summary>A piece over and over, up to about the greatest length, a little over it now and then.</summary>
    private static string Long(string piece, int bytes)
    {
        int size = Math.Max(1, Encoding.UTF8.GetByteCount(piece));
        return string.Concat(Enumerable.Repeat(piece, Math.Max(1, bytes / size)));
    }
}
