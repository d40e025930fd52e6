namespace Fluent.Buckets;

/// <summary>What a store can do. A call that needs more throws <see cref="StorageErrorCode.NotSupported"/> before any request.</summary>
public sealed record StoreCapabilities
{
    /// <summary>The conditions that the store enforces. One that a server accepts but ignores does not count.</summary>
    public required StoreConditions Conditions { get; init; }

    /// <summary>The limits of multipart uploads. Null means that the store has none.</summary>
    public required PartLimits? Parts { get; init; }

    /// <summary>Whether parts that the completion of an upload does not name are dropped. Otherwise each part that was uploaded must be named.</summary>
    public bool DropsUnnamedParts { get; init; } = true;

    /// <summary>The greatest body of a single write, in bytes.</summary>
    public required long GreatestSingleWrite { get; init; }

    /// <summary>
    /// Whether a body of known length goes as a single write wherever it may, also when it is longer than a part: where an object of several parts
    /// costs more than it gains.
    /// </summary>
    public bool PrefersSingleWrites { get; init; }

    /// <summary>Whether a single write takes a body whose length is not known before its end.</summary>
    public bool WritesUnknownLength { get; init; }

    /// <summary>
    /// Whether sending several parts of one object at once is faster than one write, where <see cref="WritesUnknownLength"/> leaves the choice. A condition
    /// that does not hold at the end of a multipart upload, or a parallelism of 1, still makes it one write.
    /// </summary>
    public bool WritesInParallel { get; init; }

    /// <summary>Whether reading several ranges of one object at once is faster than reading it from start to end.</summary>
    public bool ReadsInParallel { get; init; }

    /// <summary>The order in which listings come.</summary>
    public required ListOrder ListOrder { get; init; }

    /// <summary>Whether a listing can start after a given key.</summary>
    public bool ListsStartAfter { get; init; }

    /// <summary>Whether the metadata of an object can be replaced without sending its content again.</summary>
    public bool SetsMetadata { get; init; }

    /// <summary>Whether objects have tags, which can be read and replaced without their content.</summary>
    public bool Tags { get; init; }

    /// <summary>Whether bytes can be appended to an object, all or nothing, and none of several appends at once is lost.</summary>
    public bool Appends { get; init; }

    /// <summary>
    /// Whether versions of an object can be listed, read and deleted one by one. A bucket that was not told to keep them has only the present one.
    /// </summary>
    public bool Versions { get; init; }

    /// <summary>
    /// Whether a delete leaves a mark among an object's versions, and deleting that mark brings the object back. False means that after a delete no
    /// version is the present one, and a copy of a version brings the object back.
    /// </summary>
    public bool DeletionMarks { get; init; }

    /// <summary>The tiers that an object can be put into. Empty means that the store has none.</summary>
    public IReadOnlyList<StorageTier> Tiers { get; init; } = [];

    /// <summary>What signed URLs can grant and bind.</summary>
    public SignedUrlFeatures SignedUrls { get; init; }
}
