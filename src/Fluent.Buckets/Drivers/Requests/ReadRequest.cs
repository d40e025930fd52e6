namespace Fluent.Buckets;

/// <summary>What a driver is asked to read.</summary>
public sealed record ReadRequest
{
    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The version to read; given only when <see cref="StoreCapabilities.Versions"/>. Null means the present one.</summary>
    public string? VersionId { get; init; }

    /// <summary>The bytes to read. Null means all.</summary>
    public ByteRange? Range { get; init; }

    /// <summary>The ETag that the object must have, else PreconditionFailed. Null means any.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The ETag that the object must not have, else NotModified. Null means any.</summary>
    public string? IfNoneMatch { get; init; }
}
