using System.Text;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>
/// Metadata values as Google Cloud Storage keeps them. Its JSON API carries any text. Headers, in which an upload in parts names its metadata, carry
/// printable ASCII without spaces at the ends: other values are written there as <c>=?UTF-8?B?…?=</c> (RFC 2047). A value that itself looks so is
/// written so everywhere, so that reading is unambiguous.
/// </summary>
internal static class MetadataText
{
    private const string Start = "=?UTF-8?B?";
    private const string End = "?=";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Dictionary<string, string>? ForJson(IReadOnlyDictionary<string, string> metadata) => metadata.Count == 0
        ? null
        : metadata.ToDictionary(entry => entry.Key, entry => ForJson(entry.Value), StringComparer.Ordinal);

    public static string ForJson(string value) => IsEncoded(value) ? Encode(value) : value;

    public static string ForHeader(string value) =>
        value.Length > 0 && value[0] != ' ' && value[^1] != ' ' && !value.AsSpan().ContainsAnyExceptInRange(' ', '~') && !IsEncoded(value)
            ? value
            : Encode(value);

    /// <summary>The metadata that was written.</summary>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyDictionary<string, string>? stored)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in stored ?? metadata)
        {
            metadata[name.ToLowerInvariant()] = Read(value);
        }

        return metadata;
    }

    public static string Read(string stored)
    {
        if (!IsEncoded(stored))
        {
            return stored;
        }

        try
        {
            return Strict.GetString(Convert.FromBase64String(stored[Start.Length..^End.Length]));
        }
        catch (Exception other) when (other is FormatException or DecoderFallbackException)
        {
            // Written by somebody else: it is what it is.
            return stored;
        }
    }

    private static bool IsEncoded(string value) =>
        value.Length >= Start.Length + End.Length
        && value.StartsWith(Start, StringComparison.Ordinal) && value.EndsWith(End, StringComparison.Ordinal);

    private static string Encode(string value) => Start + Convert.ToBase64String(Strict.GetBytes(value)) + End;
}
