namespace Fluent.Buckets;

/// <summary>One page of bucket names.</summary>
/// <param name="Names">The names.</param>
/// <param name="NextPageToken">The token of the next page. Null means that this is the last.</param>
public sealed record BucketPage(IReadOnlyList<string> Names, string? NextPageToken);

/// <summary>One page of a listing.</summary>
/// <param name="Entries">Objects and folders, in the store's order.</param>
/// <param name="NextPageToken">The token of the next page. Null means that this is the last.</param>
public sealed record ObjectPage(IReadOnlyList<ListEntry> Entries, string? NextPageToken);

/// <summary>One page of versions.</summary>
/// <param name="Versions">The versions; those of one key come newest first.</param>
/// <param name="NextPageToken">The token of the next page. Null means that this is the last.</param>
public sealed record VersionPage(IReadOnlyList<ObjectVersion> Versions, string? NextPageToken);

/// <summary>One page of multipart uploads.</summary>
/// <param name="Uploads">The uploads.</param>
/// <param name="NextPageToken">The token of the next page. Null means that this is the last.</param>
public sealed record UploadPage(IReadOnlyList<UploadInfo> Uploads, string? NextPageToken);
