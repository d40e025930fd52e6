namespace Fluent.Buckets;

/// <summary>What a store said of an object. Null means that this answer did not tell it; null never means empty.</summary>
public sealed record ObjectInfo
{
    /// <summary>The object's key; relative to the prefix where the bucket is a <see cref="Bucket.Within"/> view.</summary>
    public required string Key { get; init; }

    /// <summary>The size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The token of this content that <c>IfMatch</c> takes, without quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>When the object was last written, in UTC.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The encoding of the stored bytes.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>The language.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>The caching rule.</summary>
    public string? CacheControl { get; init; }

    /// <summary>How a browser presents it.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>The identifier of this version, where the store keeps versions.</summary>
    public string? VersionId { get; init; }

    /// <summary>The tier in which the object lies, by the four common names where one of them fits, else in the provider's word.</summary>
    public StorageTier? Tier { get; init; }

    /// <summary>The metadata by lower-case name. Empty means that there is none.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
