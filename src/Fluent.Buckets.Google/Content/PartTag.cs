namespace Fluent.Buckets.GoogleStorage;

/// <summary>What is kept of a part: Google's ETag, and the checksum, by which the whole can be told later.</summary>
internal static class PartTag
{
    private const string Separator = ";crc32c=";

    public static string Join(string etag, Crc32C checksum) => etag + Separator + checksum;

    public static (string ETag, Crc32C? Checksum) Split(string tag)
    {
        int at = tag.LastIndexOf(Separator, StringComparison.Ordinal);
        return at < 0 ? (tag, null) : (tag[..at], Crc32C.TryParse(tag[(at + Separator.Length)..], out Crc32C checksum) ? checksum : null);
    }
}
