namespace Fluent.Buckets.Analyzers.Values;

/// <summary>What not every provider has, as the runtime's <c>StoreCapabilities</c> tell it.</summary>
[Flags]
internal enum StoreFeatures
{
    None = 0,
    Tags = 1,
    Appends = 1 << 1,
    Tiers = 1 << 2,
    Versions = 1 << 3,
    SignedDownloads = 1 << 4,
    SignedUploads = 1 << 5,
    SignedResponseHeaders = 1 << 6,
    SignedContentType = 1 << 7,
    SignedGreatestLength = 1 << 8,
    ListsStartAfter = 1 << 9,
    SetsMetadata = 1 << 10,
    WriteIfAbsent = 1 << 11,
    WriteIfMatch = 1 << 12,
    ReadIfMatch = 1 << 13,
    ReadIfNoneMatch = 1 << 14,
    DeleteIfMatch = 1 << 15,
    CopyIfAbsent = 1 << 16,
    CopyIfSourceMatches = 1 << 17,
    SetMetadataIfMatch = 1 << 18,
    SignedIfAbsent = 1 << 19,

    /// <summary>URLs that are signed, with all that they may bind.</summary>
    SignedUrls = SignedDownloads | SignedUploads | SignedResponseHeaders | SignedContentType | SignedGreatestLength | SignedIfAbsent,

    /// <summary>Every condition.</summary>
    Conditions = WriteIfAbsent | WriteIfMatch | ReadIfMatch | ReadIfNoneMatch | DeleteIfMatch | CopyIfAbsent | CopyIfSourceMatches | SetMetadataIfMatch,

    All = Tags | Appends | Tiers | Versions | SignedUrls | ListsStartAfter | SetsMetadata | Conditions,
}
