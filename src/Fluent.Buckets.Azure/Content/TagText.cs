using System.Globalization;
using System.Text;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// Tags as Azure takes them: ASCII letters, digits, space and <c>+ - . / : = _</c> (Azure Storage REST, "Set Blob Tags"), which is less than the rule of all
/// stores. Other text starts with <c>==</c> and has each byte of UTF-8 that is not a letter, digit or one of <c>- . / : _</c> as <c>=XX</c>.
/// </summary>
internal static class TagText
{
    public const int GreatestKey = 128;
    public const int GreatestValue = 256;

    private const string Mark = "==";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Dictionary<string, string> Encode(IReadOnlyDictionary<string, string> tags, BlobPlace place)
    {
        var encoded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in tags)
        {
            encoded.Add(Fitting(key, "key", GreatestKey, place), Fitting(value, "value", GreatestValue, place));
        }

        return encoded;
    }

    public static IReadOnlyDictionary<string, string> Decode(IDictionary<string, string>? tags)
    {
        var decoded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in tags ?? new Dictionary<string, string>())
        {
            decoded[Decode(key)] = Decode(value);
        }

        return decoded;
    }

    public static string Encode(string text)
    {
        bool plain = !text.StartsWith(Mark, StringComparison.Ordinal)
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '+' or '-' or '.' or '/' or ':' or '=' or '_');
        if (plain)
        {
            return text;
        }

        var encoded = new StringBuilder(Mark);
        foreach (byte unit in Strict.GetBytes(text))
        {
            char c = (char)unit;
            _ = char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or ':' or '_'
                ? encoded.Append(c)
                : encoded.Append(CultureInfo.InvariantCulture, $"={unit:X2}");
        }

        return encoded.ToString();
    }

    public static string Decode(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return text;
        }

        try
        {
            var units = new List<byte>(text.Length);
            for (int i = Mark.Length; i < text.Length; i++)
            {
                units.Add(text[i] == '=' ? Convert.FromHexString(text.AsSpan(i + 1, 2))[0] : checked((byte)text[i]));
                i += text[i] == '=' ? 2 : 0;
            }

            string decoded = Strict.GetString([.. units]);
            return Encode(decoded) == text ? decoded : text;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException)
        {
            // Another program's tag that only starts like ours.
            return text;
        }
    }

    private static string Fitting(string text, string what, int greatest, BlobPlace place)
    {
        string encoded = Encode(text);
        return encoded.Length <= greatest ? encoded : throw place.Error(
            StorageErrorCode.InvalidArgument,
            $"the tag {what} {StorageErrors.Show(text)} takes {encoded.Length} characters on Azure, where letters outside ASCII take three to nine each; "
            + $"the greatest length is {greatest}. Nothing was changed. Shorten it, or put it into metadata.");
    }
}
