using System.Text;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// Metadata on the wire, where values are ASCII. Text that a header carries unchanged goes as it is; any other, and what looks encoded, as one encoded word of
/// RFC 2047: <c>=?utf-8?B?…?=</c> with Base64 of its UTF-8, of any length.
/// </summary>
internal static class MetadataText
{
    private const string Start = "=?utf-8?B?";
    private const string End = "?=";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Dictionary<string, string> Encode(IReadOnlyDictionary<string, string> metadata) =>
        metadata.ToDictionary(entry => entry.Key, entry => Encode(entry.Value), StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, string> Decode(IDictionary<string, string>? metadata)
    {
        var decoded = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in metadata ?? new Dictionary<string, string>())
        {
            decoded[name.ToLowerInvariant()] = Decode(value);
        }

        return decoded;
    }

    public static string Encode(string value) => IsPlain(value) ? value : Start + Convert.ToBase64String(Strict.GetBytes(value)) + End;

    public static string Decode(string value)
    {
        if (value.Length < Start.Length + End.Length
            || !value.StartsWith(Start, StringComparison.Ordinal)
            || !value.EndsWith(End, StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            return Strict.GetString(Convert.FromBase64String(value[Start.Length..^End.Length]));
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return value;
        }
    }

    /// <summary>Whether a header keeps the text: visible ASCII with single spaces inside, and nothing that would be decoded.</summary>
    private static bool IsPlain(string value) =>
        value.Length > 0
        && !value.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
        && value[0] != ' '
        && value[^1] != ' '
        && !value.Contains("  ", StringComparison.Ordinal)
        && value.All(c => c is >= ' ' and <= '~');
}
