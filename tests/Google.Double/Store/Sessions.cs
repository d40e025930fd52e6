namespace Fluent.Buckets.GoogleDouble;

/// <summary>A resumable upload.</summary>
internal sealed class ResumableSession(string bucket, StoredObject resource, string? checksum, Preconditions conditions, long? length)
{
    public Lock Lock { get; } = new();

    public string Bucket => bucket;

    /// <summary>The object to be, without its content.</summary>
    public StoredObject Resource => resource;

    public string? Checksum => checksum;

    public Preconditions Conditions => conditions;

    /// <summary>The length that was said at the start. Null means none.</summary>
    public long? Length => length;

    public MemoryStream Content { get; } = new();

    /// <summary>The object, once it is complete.</summary>
    public StoredObject? Stored { get; set; }
}

/// <summary>A multipart upload.</summary>
internal sealed class MultipartSession(string id, string bucket, StoredObject resource)
{
    public Lock Lock { get; } = new();

    public string Id => id;

    public string Bucket => bucket;

    /// <summary>The object to be, without its content.</summary>
    public StoredObject Resource => resource;

    public DateTimeOffset Initiated { get; } = DateTimeOffset.UtcNow;

    public SortedDictionary<int, MultipartPart> Parts { get; } = [];
}

/// <summary>A part.</summary>
internal sealed record MultipartPart(ReadOnlyMemory<byte> Content, string ETag, DateTimeOffset LastModified);
