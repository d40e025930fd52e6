namespace Fluent.Buckets.Generators;

/// <summary>All that a bucket's file is made of.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Serialization">How its content is written. Null means that it has no typed content.</param>
internal sealed record BucketFile(BucketModel Bucket, Serialization? Serialization);
