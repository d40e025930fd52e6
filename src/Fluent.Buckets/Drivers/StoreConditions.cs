namespace Fluent.Buckets;

/// <summary>Conditions that a store can enforce, one for each place where providers differ.</summary>
[Flags]
public enum StoreConditions
{
    /// <summary>No condition holds.</summary>
    None = 0,

    /// <summary>A whole-body write only when the object does not exist.</summary>
    WriteIfAbsent = 1,

    /// <summary>A whole-body write only when the object has a given ETag.</summary>
    WriteIfMatch = 2,

    /// <summary>The completion of a multipart upload only when the object does not exist.</summary>
    CompleteIfAbsent = 4,

    /// <summary>The completion of a multipart upload only when the object has a given ETag.</summary>
    CompleteIfMatch = 8,

    /// <summary>A read only when the object has a given ETag.</summary>
    ReadIfMatch = 16,

    /// <summary>A read only when the object does not have a given ETag.</summary>
    ReadIfNoneMatch = 32,

    /// <summary>A delete only when the object has a given ETag.</summary>
    DeleteIfMatch = 64,

    /// <summary>A copy only when the target does not exist.</summary>
    CopyIfAbsent = 128,

    /// <summary>A copy only when the source has a given ETag.</summary>
    CopyIfSourceMatches = 256,

    /// <summary>A replacement of the metadata only when the object has a given ETag.</summary>
    SetMetadataIfMatch = 512,

    /// <summary>Every condition holds.</summary>
    All = WriteIfAbsent | WriteIfMatch | CompleteIfAbsent | CompleteIfMatch | ReadIfMatch | ReadIfNoneMatch
        | DeleteIfMatch | CopyIfAbsent | CopyIfSourceMatches | SetMetadataIfMatch,
}
