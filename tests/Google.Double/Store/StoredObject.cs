using System.Globalization;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>A version of an object.</summary>
internal sealed record StoredObject(string Name, ReadOnlyMemory<byte> Content)
{
    public const string DefaultClass = "STANDARD";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public string Bucket { get; init; } = string.Empty;

    public long Generation { get; init; }

    public long Metageneration { get; init; } = 1;

    public string Checksum { get; init; } = Checksums.Of(Content.Span);

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public string StorageClass { get; init; } = DefaultClass;

    public string? KmsKeyName { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public DateTimeOffset TimeCreated { get; init; } = DateTimeOffset.UtcNow;

    public DateTimeOffset Updated { get; init; } = DateTimeOffset.UtcNow;

    public DateTimeOffset? TimeDeleted { get; init; }

    public JsonObject ToResource()
    {
        var resource = new JsonObject
        {
            ["kind"] = "storage#object",
            ["name"] = Name,
            ["bucket"] = Bucket,
            ["generation"] = Number(Generation),
            ["metageneration"] = Number(Metageneration),
            ["size"] = Number(Content.Length),
            ["crc32c"] = Checksum,
            ["storageClass"] = StorageClass,
            ["timeCreated"] = Time(TimeCreated),
            ["updated"] = Time(Updated),
        };
        Set("contentType", ContentType);
        Set("contentEncoding", ContentEncoding);
        Set("contentLanguage", ContentLanguage);
        Set("cacheControl", CacheControl);
        Set("contentDisposition", ContentDisposition);
        Set("kmsKeyName", KmsKeyName is null ? null : KmsKeyName + "/cryptoKeyVersions/1");
        Set("timeDeleted", TimeDeleted is { } deleted ? Time(deleted) : null);
        if (Metadata.Count > 0)
        {
            resource["metadata"] = new JsonObject(Metadata.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        }

        return resource;

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                resource[name] = value;
            }
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
