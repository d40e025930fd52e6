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

        // Long keys repeat a few characters, perhaps before an end of their own.
        for (int period = 1; text.Length > 60 && period <= 3; period++)
        {
            int same = period;
            while (same + period <= text.Length && text.AsSpan(same, period).SequenceEqual(text.AsSpan(0, period)))
            {
                same += period;
            }

            if (same > 40)
            {
                return $"string.Concat(Enumerable.Repeat({Text(text[..period])}, {same / period}))" + (same < text.Length ? " + " + Text(text[same..]) : string.Empty);
            }
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
