namespace Fluent.Buckets;

/// <summary>A multipart upload that was started and not yet completed or aborted.</summary>
/// <param name="Key">The key of the object to be.</param>
/// <param name="Id">The store's identifier of the upload.</param>
/// <param name="StartedAt">When it was started, in UTC.</param>
public sealed record UploadInfo(string Key, string Id, DateTimeOffset StartedAt);
