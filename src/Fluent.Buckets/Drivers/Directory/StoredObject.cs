using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluent.Buckets;

/// <summary>What is stored with an object's content, in the same file.</summary>
internal sealed record StoredObject
{
    /// <summary>The key, which must be the one that the path stands for.</summary>
    public required string Key { get; init; }

    /// <summary>XXH128 of the content in lower-case hexadecimal.</summary>
    public string ETag { get; init; } = "";

    public DateTimeOffset WrittenAt { get; init; }

    public required ContentHeaders Headers { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>Null when there is none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>The identifier of this version. Null when it was written while no versions were kept.</summary>
    public string? VersionId { get; init; }

    /// <summary>True for the mark of a deletion, else null.</summary>
    public bool? Deleted { get; init; }

    [JsonIgnore]
    public bool IsDeletion => Deleted == true;

    /// <summary>The mark of an object's deletion.</summary>
    public static StoredObject Deletion(string key) => new()
    {
        Key = key,
        Headers = new ContentHeaders(),
        Metadata = MetadataRules.None,
        Deleted = true,
    };

    public static StoredObject From(WriteRequest request) => new()
    {
        Key = request.Key,
        Headers = request.Headers,
        Metadata = request.Metadata,
        Tags = request.Tags.Count > 0 ? request.Tags : null,
    };

    public ObjectInfo ToInfo(long size) => new()
    {
        Key = Key,
        Size = size,
        ETag = ETag,
        LastModified = WrittenAt,
        ContentType = Headers.ContentType,
        ContentEncoding = Headers.ContentEncoding,
        ContentLanguage = Headers.ContentLanguage,
        CacheControl = Headers.CacheControl,
        ContentDisposition = Headers.ContentDisposition,
        Metadata = Metadata,
    };
}

/// <summary>A multipart upload as its folder holds it.</summary>
internal sealed record StoredUpload(string Key, DateTimeOffset StartedAt);

/// <summary>The marker of a store's root.</summary>
/// <param name="Version">The version of the layout.</param>
/// <param name="Folding">Whether names are escaped for a file system that folds case.</param>
internal sealed record StoredMarker(int Version, bool Folding);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredObject))]
[JsonSerializable(typeof(StoredUpload))]
[JsonSerializable(typeof(StoredMarker))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    // Metadata in any script stays short and readable; nothing puts this text into a page.
    public static StoredJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
