using System.Globalization;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>What is kept of a part between its upload and the completion: Google's ETag, and the checksum and size, by which the whole can be told later.</summary>
internal readonly record struct PartTag(string ETag, Crc32C? Checksum, long? Size)
{
    private const string Separator = ";crc32c=";

    /// <summary>Takes a text apart. What <see cref="ToString"/> did not write is an ETag alone.</summary>
    public static PartTag Parse(string text)
    {
        int at = text.LastIndexOf(Separator, StringComparison.Ordinal);
        return at >= 0 && text[(at + Separator.Length)..].Split(';') is [var checksum, var size]
            && Crc32C.TryParse(checksum, out Crc32C crc) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes)
                ? new PartTag(text[..at], crc, bytes)
                : new PartTag(text, null, null);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ETag}{Separator}{Checksum};{Size}");
}
