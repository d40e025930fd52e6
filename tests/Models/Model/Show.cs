using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Models;

/// <summary>Values as C# source.</summary>
internal static class Show
{
    public static string Text(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        if (text.Length > 60 && text.AsSpan().IndexOfAnyExcept(text[0]) is < 0 or > 60)
        {
            int same = text.AsSpan().IndexOfAnyExcept(text[0]) is var end and >= 0 ? end : text.Length;
            return $"new string('{text[0]}', {same})" + (same < text.Length ? " + " + Text(text[same..]) : string.Empty);
        }

        var shown = new StringBuilder("\"");
        foreach (char c in text)
        {
            shown.Append(c switch
            {
                '"' or '\\' => $"\\{c}",
                >= ' ' and <= '~' => c.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            });
        }

        return shown.Append('"').ToString();
    }

    public static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    public static string Pairs(IReadOnlyDictionary<string, string> pairs) =>
        $"[{string.Join(", ", pairs.Select(pair => $"new({Text(pair.Key)}, {Text(pair.Value)})"))}]";
}
