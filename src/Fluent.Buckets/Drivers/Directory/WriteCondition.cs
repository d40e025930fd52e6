namespace Fluent.Buckets;

/// <summary>What must hold of the current object for a change.</summary>
/// <param name="IfAbsent">Whether there must be none.</param>
/// <param name="IfMatch">The ETag that it must have. Null means any.</param>
internal readonly record struct WriteCondition(bool IfAbsent, string? IfMatch)
{
    public static WriteCondition Of(WriteRequest request) => new(request.IfAbsent, request.IfMatch);

    public bool Holds(ObjectInfo? current) => (!IfAbsent || current is null) && (IfMatch is null || IfMatch == current?.ETag);

    /// <summary>The error of a condition that does not hold.</summary>
    public StorageException Failed(string store, string bucket, string key) => StorageErrors.PreconditionFailed(
        store, bucket, key, IfAbsent ? "an object exists already" : $"the object does not have the ETag {IfMatch}");
}
