using System.Text.Json.Serialization;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>The resource "Object" of the JSON API, as far as it is used.</summary>
internal sealed record StorageObject
{
    /// <summary>What answers about objects are asked for.</summary>
    public const string Fields =
        "name,bucket,generation,metageneration,size,crc32c,contentType,contentEncoding,contentLanguage,cacheControl,contentDisposition,"
        + "metadata,storageClass,timeCreated,updated,timeDeleted";

    public string? Name { get; init; }

    public string? Bucket { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? Generation { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? Metageneration { get; init; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public long? Size { get; init; }

    [JsonPropertyName("crc32c")]
    public string? Crc32C { get; init; }

    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }

    public string? ContentLanguage { get; init; }

    public string? CacheControl { get; init; }

    public string? ContentDisposition { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    public string? StorageClass { get; init; }

    public DateTimeOffset? TimeCreated { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public DateTimeOffset? TimeDeleted { get; init; }
}

/// <summary>What a patch of an object changes: metadata, where null takes a name away.</summary>
internal sealed record MetadataPatch(Dictionary<string, string?> Metadata);

/// <summary>One page of objects.</summary>
internal sealed record ObjectList
{
    public IReadOnlyList<StorageObject>? Items { get; init; }

    public IReadOnlyList<string>? Prefixes { get; init; }

    public string? NextPageToken { get; init; }
}

/// <summary>The resource "Bucket" of the JSON API, as far as it is used.</summary>
internal sealed record StorageBucket
{
    public string? Name { get; init; }

    public string? Location { get; init; }

    public BucketEncryption? Encryption { get; init; }
}

/// <summary>How a bucket encrypts what is written to it.</summary>
internal sealed record BucketEncryption(string DefaultKmsKeyName);

/// <summary>One page of buckets.</summary>
internal sealed record BucketList
{
    public IReadOnlyList<StorageBucket>? Items { get; init; }

    public string? NextPageToken { get; init; }
}

/// <summary>The answer to a rewrite: done, or how to go on.</summary>
internal sealed record RewriteResponse
{
    public bool Done { get; init; }

    public string? RewriteToken { get; init; }

    public StorageObject? Resource { get; init; }
}

/// <summary>An error of the JSON API.</summary>
internal sealed record ErrorResponse(ErrorBody? Error);

/// <summary>What went wrong.</summary>
internal sealed record ErrorBody
{
    public int Code { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<ErrorItem>? Errors { get; init; }
}

/// <summary>One of the things that went wrong.</summary>
internal sealed record ErrorItem
{
    public string? Reason { get; init; }

    public string? Message { get; init; }

    public string? Domain { get; init; }
}

/// <summary>How the resources are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StorageObject))]
[JsonSerializable(typeof(MetadataPatch))]
[JsonSerializable(typeof(ObjectList))]
[JsonSerializable(typeof(StorageBucket))]
[JsonSerializable(typeof(BucketList))]
[JsonSerializable(typeof(RewriteResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class StorageJson : JsonSerializerContext;
