namespace Fluent.Buckets;

/// <summary>The faults of what the caller gives to upload.</summary>
internal static class SourceErrors
{
    /// <summary>Whether a fault is the source's own, and not one that has its final form already.</summary>
    public static bool IsFault(Exception fault) => fault is not (StorageException or OperationCanceledException);

    /// <summary>Whether a fault is of what the caller gave, and does not yet tell for which object.</summary>
    public static bool IsUnplaced(StorageException fault) => fault is
    {
        Bucket: null,
        Code: StorageErrorCode.InvalidArgument or StorageErrorCode.SourceFailed or StorageErrorCode.TargetFailed
            or StorageErrorCode.ChecksumMismatch,
    };

    public static StorageException Failed(string source, Exception fault) =>
        new(
            StorageErrorCode.SourceFailed,
            $"Reading {source} failed: {fault.Message} Nothing was stored; the object is as it was before.",
            fault);

    public static StorageException EndedEarly(string source, long position, long length) =>
        new(
            StorageErrorCode.SourceFailed,
            $"Reading {source} ended after {position} of {length} bytes. Nothing was stored; the object is as it was before.");

    public static StorageException Refused(string message, Exception? inner = null) =>
        StorageErrors.InvalidArgument($"{message} Nothing was sent.", inner);
}
