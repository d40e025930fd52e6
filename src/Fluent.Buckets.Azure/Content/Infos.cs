using Azure;
using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>What the service's answers tell of an object.</summary>
internal static class Infos
{
    public static string Text(ETag etag) => etag.ToString().Trim('"');

    public static ObjectInfo Of(string key, BlobProperties properties) => new()
    {
        Key = key,
        Size = properties.ContentLength,
        ETag = Text(properties.ETag),
        LastModified = properties.LastModified,
        ContentType = properties.ContentType,
        ContentEncoding = NotEmpty(properties.ContentEncoding),
        ContentLanguage = NotEmpty(properties.ContentLanguage),
        CacheControl = NotEmpty(properties.CacheControl),
        ContentDisposition = NotEmpty(properties.ContentDisposition),
        VersionId = NotEmpty(properties.VersionId),
        Tier = Tiers.FromAzure(properties.AccessTier),
        Metadata = MetadataText.Decode(properties.Metadata),
    };

    public static ObjectInfo Of(string key, long size, BlobDownloadDetails details) => new()
    {
        Key = key,
        Size = size,
        ETag = Text(details.ETag),
        LastModified = details.LastModified,
        ContentType = details.ContentType,
        ContentEncoding = NotEmpty(details.ContentEncoding),
        ContentLanguage = NotEmpty(details.ContentLanguage),
        CacheControl = NotEmpty(details.CacheControl),
        ContentDisposition = NotEmpty(details.ContentDisposition),
        VersionId = NotEmpty(details.VersionId),
        Tier = Tiers.FromAzure(details.AccessTier),
        Metadata = MetadataText.Decode(details.Metadata),
    };

    public static ObjectInfo Of(BlobItem item) => new()
    {
        Key = item.Name,
        Size = item.Properties.ContentLength ?? 0,
        ETag = item.Properties.ETag is { } etag ? Text(etag) : string.Empty,
        LastModified = item.Properties.LastModified,
        ContentType = NotEmpty(item.Properties.ContentType),
        ContentEncoding = NotEmpty(item.Properties.ContentEncoding),
        ContentLanguage = NotEmpty(item.Properties.ContentLanguage),
        CacheControl = NotEmpty(item.Properties.CacheControl),
        ContentDisposition = NotEmpty(item.Properties.ContentDisposition),
        VersionId = NotEmpty(item.VersionId),
        Tier = Tiers.FromAzure(item.Properties.AccessTier?.ToString()),
    };

    /// <summary>What is known of an object after it was written.</summary>
    public static ObjectInfo Written(WriteRequest request, long size, BlobContentInfo written) => new()
    {
        Key = request.Key,
        Size = size,
        ETag = Text(written.ETag),
        LastModified = written.LastModified,
        ContentType = request.Headers.ContentType,
        ContentEncoding = request.Headers.ContentEncoding,
        ContentLanguage = request.Headers.ContentLanguage,
        CacheControl = request.Headers.CacheControl,
        ContentDisposition = request.Headers.ContentDisposition,
        VersionId = NotEmpty(written.VersionId),
        Tier = request.Tier,
        Metadata = request.Metadata,
    };

    public static BlobHttpHeaders Headers(ContentHeaders headers) => new()
    {
        ContentType = headers.ContentType,
        ContentEncoding = headers.ContentEncoding,
        ContentLanguage = headers.ContentLanguage,
        CacheControl = headers.CacheControl,
        ContentDisposition = headers.ContentDisposition,
    };

    public static BlobHttpHeaders Headers(BlobProperties properties) => new()
    {
        ContentType = properties.ContentType,
        ContentEncoding = NotEmpty(properties.ContentEncoding),
        ContentLanguage = NotEmpty(properties.ContentLanguage),
        CacheControl = NotEmpty(properties.CacheControl),
        ContentDisposition = NotEmpty(properties.ContentDisposition),
    };

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
