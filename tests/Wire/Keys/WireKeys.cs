using System.Globalization;
using System.Text;
using Fluent.Buckets.Conformance;

namespace Fluent.Buckets.Wire;

/// <summary>Over 200 keys that clients, proxies and servers are known to change on their way.</summary>
public static class WireKeys
{
    /// <summary>What paths, queries, encodings and their libraries give a meaning of their own.</summary>
    private static readonly string[] Fragments =
    [
        ".", "..", "...", "/", "//", "\\", "%", "%2F", "%2f", "%2e", "%2E%2E", "%5C", "%00", "%25", "%252F", "%zz", "?", "#", "&", "+", " ", ";", "=",
        ":", "@", "*", "'", "\"", "<>", "|", "^", "`", "~", "!", "$", ",", "()", "[]", "{}", "é", "e\u0301", "漢", "🙂", "\u00A0", "\uFEFF", "\u202E", "\t",
    ];

    /// <summary>The keys, each shown in ASCII, as theory data.</summary>
    public static TheoryData<string> Shown => [.. ByName.Keys];

    private static Dictionary<string, string> ByName { get; } = OddKeys.All
        .Concat(Fragments)
        .Concat(Fragments.Select(fragment => $"{fragment}/b"))
        .Concat(Fragments.Select(fragment => $"a{fragment}b"))
        .Concat(Fragments.Select(fragment => $"a/{fragment}"))
        .Distinct(StringComparer.Ordinal)
        .ToDictionary(Show, StringComparer.Ordinal);

    /// <summary>The key that is shown so.</summary>
    public static string Get(string shown) => ByName[shown];

    private static string Show(string key)
    {
        var text = new StringBuilder();
        foreach (char c in key)
        {
            text.Append(c is > ' ' and <= '~' and not '\\' ? c.ToString() : $"\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}");
        }

        return text.Length <= 100 ? text.ToString() : $"{text.ToString(0, 80)}... ({key.Length} characters)";
    }
}
