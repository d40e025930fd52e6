using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Fluent.Buckets.Benchmarks;

/// <summary>A made-up set of objects: everything under <c>many-COUNT-SIZE/</c>, or <c>many-COUNT-SIZE-anything/</c>.</summary>
internal sealed partial record NullSet(string Prefix, int Count, long Size)
{
    /// <summary>The set that a key or prefix lies in.</summary>
    public static NullSet? Find(string key) => Pattern().Match(key) is { Success: true } match
        ? new NullSet(match.Value, int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    /// <summary>The name of a set of so many objects.</summary>
    public static string Name(int count, long size, string suffix = "") =>
        string.Create(CultureInfo.InvariantCulture, $"many-{count}-{size}{(suffix.Length > 0 ? "-" : string.Empty)}{suffix}/");

    /// <summary>The name of an object within a set: of one length, so that their order is that of their numbers.</summary>
    public static string Item(int index) => string.Create(CultureInfo.InvariantCulture, $"{index:D7}.bin");

    /// <summary>The entries of one page of a listing.</summary>
    public string Page(int first, int count)
    {
        var text = new StringBuilder();
        for (int i = first; i < Math.Min(first + count, Count); i++)
        {
            NullAnswers.WriteEntry(text, Prefix + Item(i), Size);
        }

        return text.ToString();
    }

    [GeneratedRegex("^many-([0-9]{1,9})-([0-9]{1,12})(?:-[^/]*)?/")]
    private static partial Regex Pattern();
}
