using System.Globalization;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>What the headers of an answer with an object's bytes tell of the object.</summary>
internal static class StoredHeaders
{
    /// <summary>The checksum of the whole object. Null when none is told.</summary>
    public static Crc32C? ChecksumOf(HttpResponseMessage response)
    {
        const string Name = "crc32c=";
        foreach (string hash in All(response, "x-goog-hash").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (hash.StartsWith(Name, StringComparison.Ordinal) && Crc32C.TryParse(hash[Name.Length..], out Crc32C crc))
            {
                return crc;
            }
        }

        return null;
    }

    public static long? NumberOf(HttpResponseMessage response, string name) =>
        long.TryParse(TextOf(response, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    public static string? TextOf(HttpResponseMessage response, string name) => All(response, name).FirstOrDefault();

    private static IEnumerable<string> All(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values)
        || response.Content.Headers.TryGetValues(name, out values)
            ? values
            : [];
}
