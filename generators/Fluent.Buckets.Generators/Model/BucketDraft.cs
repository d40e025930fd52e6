namespace Fluent.Buckets.Generators;

/// <summary>
/// A class with <c>[Bucket]</c> as far as its own declaration tells. A key that the same project declares is read once, by its own declaration, and
/// joined to all the drafts that name it.
/// </summary>
/// <param name="Bucket">The bucket, without the key that is to be joined and without what it collides with.</param>
/// <param name="KeyType">The type of the key that is to be joined, from <c>global::</c> on. Null means that the bucket is complete.</param>
/// <param name="OwnVerbs">The members of the class that may stand in the place of what the key brings.</param>
internal sealed record BucketDraft(BucketModel Bucket, string? KeyType, EquatableArray<OwnMember> OwnVerbs);
