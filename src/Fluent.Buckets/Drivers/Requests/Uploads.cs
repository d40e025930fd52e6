namespace Fluent.Buckets;

/// <summary>Names a multipart upload.</summary>
/// <param name="Bucket">The bucket's name.</param>
/// <param name="Key">The object's key.</param>
/// <param name="Id">The store's identifier of the upload.</param>
public sealed record UploadReference(string Bucket, string Key, string Id);

/// <summary>A part that the store has.</summary>
/// <param name="Number">The part's number, from 1.</param>
/// <param name="ETag">The store's token of the part.</param>
/// <param name="Size">The part's size in bytes.</param>
public sealed record UploadedPart(int Number, string ETag, long Size);
