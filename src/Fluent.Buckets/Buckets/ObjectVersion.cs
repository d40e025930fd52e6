namespace Fluent.Buckets;

/// <summary>One version of an object, or the mark of its deletion.</summary>
public sealed record ObjectVersion
{
    /// <summary>The object's key; relative to the prefix where the bucket is a <see cref="Bucket.Within"/> view.</summary>
    public required string Key { get; init; }

    /// <summary>The store's identifier of the version.</summary>
    public required string Id { get; init; }

    /// <summary>Whether this is what the key holds at present; also true of a mark, when the object is deleted.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>When it was written, in UTC. Null means that the store did not tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What the store knows of this version. Null means that it is the mark of a deletion.</summary>
    public ObjectInfo? Info { get; init; }

    /// <summary>Whether the object was deleted here.</summary>
    public bool IsDeletion => Info is null;
}
