namespace Fluent.Buckets;

/// <summary>How far a transfer is.</summary>
/// <param name="Bytes">The bytes so far. It never decreases, also when a part is sent again.</param>
/// <param name="TotalBytes">The bytes in all. Null means that it is not known.</param>
public readonly record struct TransferProgress(long Bytes, long? TotalBytes);
