namespace Fluent.Buckets.Models;

/// <summary>Keys that stores confuse, with each other or with something else.</summary>
internal static class Alphabet
{
    /// <summary>Keys of which one is in the folder of another.</summary>
    public static readonly string[] Family = ["a", "a/", "a/b", "a/b/c", "a//b"];

    /// <summary>Keys that are near each other.</summary>
    public static readonly string[] Near =
    [
        "a", "a/", "a/b", "a//b", "a/b/c", "a/b/", "/a", "//", "/", "A", "b", "a.", "a.txt", "a/b.json", "aa", "a-b", "a.b/c", "a/.", "a/./b", "a/../b", "..", ".", "../b",
    ];

    /// <summary>Keys that escaping, encoding or sorting may change.</summary>
    public static readonly string[] Odd =
    [
        "a b", "a+b", "+", " ", "a ", "a%2Fb", "%61", "%", "a%", "a?x=1&y=2#f", "a&b<c>", "a\"b'c", @"a\b", @"\a", "á", "a\u0301", "á/ñ", "🙂", "🙂/🙂", "\uFFFD", "\uFF5E", "\uE000",
        "a\u0001b", "a\tb", "a\nb", "a\u007Fb", "a\u0085b", "~a", "a*?[b]{c}", "a;b=c,d", "CON", "nul.txt", "a:b", "%versions/a", ".fluent-buckets/a", "a|b",
    ];

    public static readonly string[] Long =
    [
        new('a', 255), new('a', 256), new string('a', 300) + "/b", new string('é', 100) + "/" + new string('é', 100), new('k', 1024), new('k', 1025),
        string.Concat(Enumerable.Repeat("🙂", 60)), new('/', 200), string.Concat(Enumerable.Repeat("ab/", 300)) + "c",
    ];

    public static readonly string[] Prefixes = ["", "a", "a/", "a/b", "a//", "/", "á", "a%", "b", "a ", "🙂", "missing", "a/b/"];

    public static readonly string[] Globs = ["*", "**", "a*", "a/*", "a/**", "**/b", "?", "a?b", "{a,b}*", "[ab/]*", "**.txt", "a/{b,b/c}", "*.json"];

    public static readonly string?[] ContentTypes = [null, null, "text/plain", "image/png", "text/html; charset=utf-8", "application/json"];

    public static readonly IReadOnlyDictionary<string, string>[] Metadata =
    [
        Pairs.None, Pairs.None, Pairs.Of(("camera", "x100")), Pairs.Of(("a", "ü 你 🙂"), ("b_c", " spaces ")), Pairs.Of(("empty", string.Empty)), Pairs.Of(("a", "%41=?UTF-8?B?w7w=?=")),
    ];

    public static readonly IReadOnlyDictionary<string, string>[] Tags =
        [Pairs.None, Pairs.None, Pairs.None, Pairs.Of(("project", "rome")), Pairs.Of(("Größe", "Ⅷ + 1"), ("empty", string.Empty))];
}
