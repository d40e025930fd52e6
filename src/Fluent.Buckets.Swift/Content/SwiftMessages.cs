using System.Text.Json.Serialization;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>One line of a container's listing: an object, or with <see cref="Folder"/> what several start with.</summary>
internal sealed record ListedObject(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("subdir")] string? Folder,
    [property: JsonPropertyName("hash")] string? Hash,
    [property: JsonPropertyName("slo_etag")] string? ManifestTag,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("content_type")] string? ContentType,
    [property: JsonPropertyName("last_modified")] string? LastModified);

/// <summary>One line of an account's listing.</summary>
internal sealed record ListedContainer([property: JsonPropertyName("name")] string Name);

/// <summary>A segment in a manifest that is stored.</summary>
internal sealed record StoredSegment(
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("hash")] string? Hash,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("range")] string? Range,
    [property: JsonPropertyName("sub_slo")] bool IsManifest,
    [property: JsonPropertyName("data")] string? Data);

/// <summary>A segment in a manifest that is sent.</summary>
internal sealed record SentSegment(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("etag")] string ETag,
    [property: JsonPropertyName("size_bytes")] long Size);

/// <summary>What a bulk delete did.</summary>
internal sealed record BulkAnswer(
    [property: JsonPropertyName("Response Status")] string? Status,
    [property: JsonPropertyName("Number Deleted")] int Deleted,
    [property: JsonPropertyName("Number Not Found")] int NotFound,
    [property: JsonPropertyName("Errors")] IReadOnlyList<IReadOnlyList<string>>? Errors);

[JsonSerializable(typeof(List<ListedObject>))]
[JsonSerializable(typeof(List<ListedContainer>))]
[JsonSerializable(typeof(List<StoredSegment>))]
[JsonSerializable(typeof(List<SentSegment>))]
[JsonSerializable(typeof(BulkAnswer))]
[JsonSerializable(typeof(InfoJson))]
internal sealed partial class SwiftMessages : JsonSerializerContext;
