using System.Globalization;
using System.Text;

namespace Fluent.Buckets;

/// <summary>The rule of tags that holds on every store that has them: S3's (User Guide, "Categorizing your objects using tags").</summary>
internal static class TagRules
{
    public const int GreatestCount = 10;

    private const int GreatestKey = 128;
    private const int GreatestValue = 256;
    private const string Punctuation = "_.:/=+-@";

    public static IReadOnlyDictionary<string, string> None => MetadataRules.None;

    public static Dictionary<string, string> Collect(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in entries)
        {
            Add(tags, key, value);
        }

        return tags;
    }

    public static void Add(Dictionary<string, string> tags, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        CheckText("key", key, 1, GreatestKey);
        CheckText("value", value, 0, GreatestValue);
        if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
        {
            throw StorageErrors.InvalidArgument($"The tag {StorageErrors.Show(key)} is refused: keys that start with 'aws:' are the provider's own.");
        }

        if (tags.Count == GreatestCount && !tags.ContainsKey(key))
        {
            throw StorageErrors.InvalidArgument(
                $"The tag {StorageErrors.Show(key)} is one too many: an object has at most {GreatestCount}. Put the rest into metadata.");
        }

        if (!tags.TryAdd(key, value))
        {
            throw StorageErrors.InvalidArgument($"The tag {StorageErrors.Show(key)} is given twice. Give each key once.");
        }
    }

    private static void CheckText(string what, string text, int least, int greatest)
    {
        if (text.Length < least || text.Length > greatest)
        {
            throw StorageErrors.InvalidArgument(
                $"The tag {what} {StorageErrors.Show(text)} has {text.Length} characters; it has from {least} to {greatest}.");
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which is no letter either.
            if (!IsAllowed(rune))
            {
                throw StorageErrors.InvalidArgument(
                    $"The tag {what} {StorageErrors.Show(text)} is refused: it holds letters, digits, spaces and {string.Join(' ', Punctuation.ToCharArray())} only.");
            }
        }
    }

    // The classes L, N and Z of Unicode, and S3's punctuation.
    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => rune.IsAscii && Punctuation.Contains((char)rune.Value, StringComparison.Ordinal),
    };
}
