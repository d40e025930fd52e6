using System.Globalization;
using CsCheck;

namespace Fluent.Buckets.KeysTests;

/// <summary>What holds for all keys, checked on many.</summary>
internal static class KeyLaws
{
    private const int Cases = 10_000;

    private static readonly char[] Odd = [.. "/%.-_:0123456789AFafs+T Z\u0001\u007F\u0085\0äß中\u2028{}"];

    /// <summary>A culture that writes numbers and dates as no key does.</summary>
    public static CultureInfo OddCulture { get; } = new(string.Empty)
    {
        NumberFormat = new NumberFormatInfo { NegativeSign = "~", NumberDecimalSeparator = ",", PositiveSign = "plus" },
        DateTimeFormat = new DateTimeFormatInfo { DateSeparator = "|", TimeSeparator = "|" },
    };

    /// <summary>Any text of a hole, most of them awkward: never empty, no lone surrogates.</summary>
    public static Gen<string> Text { get; } = Gen.OneOf(
        Pick(".", "..", "...", "/", "//", "./..", "a/../b", "../", "/.", "%", "%2E", "%2", "😀", "a😀b", "True", "1", "-", " "),
        Gen.OneOf(Pick(Odd), Gen.Char['a', 'z']).Array[1, 12].Select(static characters => new string(characters)),
        Gen.Select(Pick(Odd), Gen.Int[0x10000, 0x10FFFF], static (character, rune) => character + char.ConvertFromUtf32(rune)),
        Gen.String[Gen.Char, 1, 40].Where(static text => !text.Any(char.IsSurrogate)));

    /// <summary>A key's text parses to the key, and a text near it parses only if it is the text of what it parses to.</summary>
    public static void Hold<TKey>(Gen<TKey> keys)
        where TKey : IObjectKey<TKey>, IEquatable<TKey> =>
        Gen.Select(keys, Gen.Int[0, 1000], Pick(Odd), Gen.Int[0, 3]).Sample(
            static (key, place, character, change) =>
            {
                string text = key.ToString()!;
                Assert.Equal(key, TKey.Parse(text, null));
                AssertExact<TKey>(text);
                AssertFormats(key, text);
                AssertExact<TKey>(Change(text, place % (text.Length + 1), character, change));
                return true;
            },
            iter: Cases);

    /// <summary>That a text is the text of what it parses to, if it parses.</summary>
    public static void AssertExact<TKey>(string text)
        where TKey : IObjectKey<TKey>
    {
        if (TKey.TryParse(text, null, out TKey? key))
        {
            Assert.Equal(text, key.ToString());
        }
    }

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void AssertFormats<TKey>(TKey key, string text)
        where TKey : IObjectKey<TKey>
    {
        Assert.Equal(text, key.ToString("ignored", OddCulture));
        char[] buffer = new char[text.Length];
        Assert.True(key.TryFormat(buffer, out int written, "ignored", null));
        Assert.Equal(text, new string(buffer, 0, written));
        Assert.False(key.TryFormat(buffer.AsSpan(1), out written, default, null));
        Assert.Equal(0, written);
        Assert.Equal(TKey.Parse(text, null), TKey.Parse(text.AsSpan(), null));
    }

    private static string Change(string text, int place, char character, int change) => change switch
    {
        0 => text.Insert(place, character.ToString()),
        1 when place < text.Length => text.Remove(place, 1),
        2 when place < text.Length => text.Remove(place, 1).Insert(place, character.ToString()),
        3 when place < text.Length => text.Remove(place, 1).Insert(place, $"%{(int)text[place] & 0xFF:X2}"),
        _ => text + character,
    };
}
