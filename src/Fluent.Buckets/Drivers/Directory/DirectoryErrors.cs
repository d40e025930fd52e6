namespace Fluent.Buckets;

/// <summary>The file system's exceptions as storage errors, and the errors that only this driver has.</summary>
internal static class DirectoryErrors
{
    /// <summary>Whether an exception is one of the file system's.</summary>
    public static bool IsFileSystem(Exception exception) => exception is IOException or UnauthorizedAccessException;

    public static StorageException From(Exception exception, string store, string? bucket, string? key)
    {
        (StorageErrorCode code, string advice) = exception switch
        {
            UnauthorizedAccessException => (
                StorageErrorCode.AccessDenied,
                "Access is denied. Give the process's user the right to read and write the store's directory."),
            PathTooLongException => (
                StorageErrorCode.InvalidKey,
                "The key makes a path longer than this system allows. Use a shorter key, or a store nearer to the root."),
            IOException when IsOneOf(exception.HResult, 28, 122, 69, 112) => (
                StorageErrorCode.ProviderError,
                "The disk is full or the quota is used up. Make room and write again; the old object is as it was."),
            IOException when IsOneOf(exception.HResult, 23, 24, 4) => (
                StorageErrorCode.Unavailable,
                "Too many files are open. Close what is read and written, or raise the process's limit."),
            _ => (StorageErrorCode.ProviderError, "The file system failed; the inner exception tells more."),
        };
        string place = key is null ? (bucket is null ? "" : $" in bucket '{bucket}'") : $" for {StorageErrors.Show(key)} in bucket '{bucket}'";
        return Make(code, $"{advice} It happened{place} ({store}): {exception.Message}", store, bucket, key, exception);
    }

    public static StorageException LinkInTheWay(string store, string bucket, string? key, string path) => Make(
        StorageErrorCode.AccessDenied,
        $"'{path}' is a link, and the store never follows one, so nothing was written to bucket '{bucket}' ({store}). Remove the link.",
        store, bucket, key);

    public static StorageException FileInTheWay(string store, string bucket, string key, string path) => Make(
        StorageErrorCode.Conflict,
        $"'{path}' is not of this store's making and takes the place of {StorageErrors.Show(key)} in bucket '{bucket}' ({store}). "
            + "Nothing was written. Move it away.",
        store, bucket, key);

    public static StorageException ForeignFile(string store, string bucket, string path) => Make(
        StorageErrorCode.BucketNotEmpty,
        $"The bucket '{bucket}' ({store}) holds no object, but '{path}', which is not of the store's making, so it was not deleted. "
            + "Move that away first.",
        store, bucket, null);

    public static StorageException WriteLost(string store, string bucket, string key, Exception inner) => Make(
        StorageErrorCode.Conflict,
        $"{StorageErrors.Show(key)} was not changed: its scratch file in bucket '{bucket}' ({store}) was removed meanwhile, "
            + "by a sweep or with the bucket. Try again.",
        store, bucket, key, inner);

    public static StorageException FoldsNames(string store) => Make(
        StorageErrorCode.NotSupported,
        $"The store ({store}) was made on a file system that tells upper from lower case, and this one does not, so keys would fall together. "
            + "Make a new store here and copy the objects through the library.",
        store, null, null);

    public static StorageException BadMarker(string store, string path) => Make(
        StorageErrorCode.NotSupported,
        $"'{path}' is not a marker that this version understands ({store}). The store was made by a newer version, or the file is damaged.",
        store, null, null);

    /// <summary>Refuses a body that gave more or fewer bytes than it announced.</summary>
    public static void RequireLength(string store, string bucket, string key, long? announced, long actual)
    {
        if (announced is not null && announced != actual)
        {
            throw Make(
                StorageErrorCode.SourceFailed,
                $"The content of {StorageErrors.Show(key)} for bucket '{bucket}' ({store}) has {actual} bytes, but {announced} were announced. "
                    + "Nothing was stored.",
                store, bucket, key);
        }
    }

    public static StorageException VersionsLeft(string store, string bucket) => Make(
        StorageErrorCode.BucketNotEmpty,
        $"The bucket '{bucket}' ({store}) holds no object, but old versions, so it was not deleted. "
            + "Open the store with KeepVersions and say DeleteBucket().WithContents().",
        store, bucket, null);

    public static StorageException NoHardLinks(string store, string bucket, string key, Exception inner) => Make(
        StorageErrorCode.NotSupported,
        $"{StorageErrors.Show(key)} in bucket '{bucket}' ({store}) was not changed: versions are kept as hard links, and this file system has none. "
            + "Move the store to one that has, or open it without KeepVersions.",
        store, bucket, key, inner);

    public static StorageException PartUnknown(string store, UploadReference upload, int number, string why) => Make(
        StorageErrorCode.InvalidArgument,
        $"Part {number} of the upload of {StorageErrors.Show(upload.Key)} in bucket '{upload.Bucket}' ({store}) {why}. "
            + "Upload the part again, then complete.",
        store, upload.Bucket, upload.Key);

    public static StorageException ContentDamaged(string store, string bucket, string key) => Make(
        StorageErrorCode.ChecksumMismatch,
        $"The content of {StorageErrors.Show(key)} in bucket '{bucket}' ({store}) is not what was written: "
            + "the disk is damaged or the file was changed. Write it again.",
        store, bucket, key);

    // The low half of Windows' HRESULTs is the system's error; on Unix the whole is.
    private static bool IsOneOf(int result, params ReadOnlySpan<int> errors) => errors.Contains(result & 0xFFFF);

    private static StorageException Make(
        StorageErrorCode code, string message, string store, string? bucket, string? key, Exception? inner = null) =>
        new(code, message, inner) { Store = store, Bucket = bucket, Key = key };
}
