using System.Text;

namespace Fluent.Buckets.S3Storage;

/// <summary>
/// Metadata values as headers. Plain ASCII goes as it is; all else, and what looks encoded, as one encoded word of RFC 2047
/// (<c>=?UTF-8?B?…?=</c>), in which Amazon S3 itself gives back what is not ASCII (User Guide, "Working with object metadata").
/// </summary>
internal static class MetadataText
{
    private const string Start = "=?UTF-8?B?";
    private const string End = "?=";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string value) => IsPlain(value) ? value : EncodeAll(value);

    /// <summary>Encodes also what is plain.</summary>
    public static string EncodeAll(string value) => Start + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + End;

    public static string Decode(string value)
    {
        if (value.Length < Start.Length + End.Length
            || !value.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
            || !value.EndsWith(End, StringComparison.Ordinal))
        {
            return value;
        }

        try
        {
            return Strict.GetString(Convert.FromBase64String(value[Start.Length..^End.Length]));
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            // Not of our making: given back as it is stored.
            return value;
        }
    }

    // Spaces at the ends and in rows do not outlive proxies and signatures, an empty header not every server.
    private static bool IsPlain(string value) => value.Length > 0
        && !value.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && value[0] != ' '
        && value[^1] != ' '
        && !value.Contains("  ", StringComparison.Ordinal)
        && !value.Contains("=?", StringComparison.Ordinal);
}
