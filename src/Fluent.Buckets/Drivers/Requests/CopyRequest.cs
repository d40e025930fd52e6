namespace Fluent.Buckets;

/// <summary>What a driver is asked to copy.</summary>
public sealed record CopyRequest
{
    /// <summary>The source's bucket.</summary>
    public required string SourceBucket { get; init; }

    /// <summary>The source's key.</summary>
    public required string SourceKey { get; init; }

    /// <summary>The source's version; given only when <see cref="StoreCapabilities.Versions"/>. Null means the present one.</summary>
    public string? SourceVersionId { get; init; }

    /// <summary>The target's bucket.</summary>
    public required string TargetBucket { get; init; }

    /// <summary>The target's key. It is the source's own only where a version is given: then that becomes the present one again, as a new version.</summary>
    public required string TargetKey { get; init; }

    /// <summary>The ETag that the source must have, else PreconditionFailed. Null means any.</summary>
    public string? IfSourceMatches { get; init; }

    /// <summary>Whether the target must not exist, else PreconditionFailed.</summary>
    public bool IfAbsent { get; init; }
}
