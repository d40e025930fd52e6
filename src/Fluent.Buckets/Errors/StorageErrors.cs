using System.Globalization;
using System.Text;

namespace Fluent.Buckets;

/// <summary>The errors that every driver reports in the same words.</summary>
public static class StorageErrors
{
    /// <summary>The error of a missing object.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="inner">The provider's exception, or null.</param>
    public static StorageException ObjectNotFound(string store, string bucket, string key, Exception? inner = null) =>
        At(
            StorageErrorCode.ObjectNotFound, store, bucket, key,
            $"The object {Show(key)} does not exist in bucket '{bucket}' ({store}). Upload it first, or use TryGetInfo, which gives null.",
            inner);

    /// <summary>The error of a missing version, and of reading the mark of a deletion. Its code is ObjectNotFound.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="versionId">The version's identifier.</param>
    /// <param name="inner">The provider's exception, or null.</param>
    public static StorageException VersionNotFound(string store, string bucket, string key, string versionId, Exception? inner = null) =>
        At(
            StorageErrorCode.ObjectNotFound, store, bucket, key,
            $"The object {Show(key)} has no version {Show(versionId)} in bucket '{bucket}' ({store}), or the object was deleted there. "
            + "ListVersions tells which there are.",
            inner);

    /// <summary>The error of a missing bucket.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException BucketNotFound(string store, string bucket, Exception? inner = null) =>
        At(
            StorageErrorCode.BucketNotFound, store, bucket, null,
            $"The bucket '{bucket}' does not exist ({store}). Create it with EnsureExists or CreateBucket.",
            inner);

    /// <summary>The error of creating a bucket that is there already.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException BucketAlreadyExists(string store, string bucket, Exception? inner = null) =>
        At(
            StorageErrorCode.BucketAlreadyExists, store, bucket, null,
            $"The bucket '{bucket}' exists already ({store}). Use EnsureExists where that is fine, or GetBucket to open it.",
            inner);

    /// <summary>The error of deleting a bucket that still holds objects.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException BucketNotEmpty(string store, string bucket, Exception? inner = null) =>
        At(
            StorageErrorCode.BucketNotEmpty, store, bucket, null,
            $"The bucket '{bucket}' still holds objects ({store}), so it was not deleted. Delete them first, or say DeleteBucket().WithContents(). If you did, stop what still writes to it.",
            inner);

    /// <summary>The error of a multipart upload that is not there.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException UploadNotFound(string store, string bucket, string key, Exception? inner = null) =>
        At(
            StorageErrorCode.UploadNotFound, store, bucket, key,
            $"The multipart upload of {Show(key)} in bucket '{bucket}' does not exist ({store}): it was completed, aborted or swept. Start a new one.",
            inner);

    /// <summary>The error of a condition that did not hold.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="why">The condition that failed, as the end of a sentence.</param>
    /// <param name="inner">The provider's exception, or null.</param>
    public static StorageException PreconditionFailed(string store, string bucket, string key, string why, Exception? inner = null) =>
        At(
            StorageErrorCode.PreconditionFailed, store, bucket, key,
            $"Nothing was changed: for {Show(key)} in bucket '{bucket}' ({store}), {why}. Read the object again and decide anew.",
            inner);

    /// <summary>The error of a read with <c>IfNoneMatch</c> that found the same ETag.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException NotModified(string store, string bucket, string key, Exception? inner = null) =>
        At(
            StorageErrorCode.NotModified, store, bucket, key,
            $"The object {Show(key)} in bucket '{bucket}' ({store}) still has the ETag given to IfNoneMatch: use the copy you have.",
            inner);

    /// <summary>The error of a call that the store cannot honour.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="bucket">The bucket's name, or null.</param>
    /// <param name="key">The object's key, or null.</param>
    /// <param name="what">What was asked for, as the subject of a sentence.</param>
    /// <param name="instead">What to do instead, as a whole sentence.</param>
    public static StorageException NotSupported(string store, string? bucket, string? key, string what, string instead) =>
        At(StorageErrorCode.NotSupported, store, bucket, key, $"{what} is not supported by this store ({store}). {instead}");

    /// <summary>A key as a message shows it: quoted, with control characters and lone surrogates made visible.</summary>
    /// <param name="key">The key.</param>
    public static string Show(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var text = new StringBuilder(key.Length + 2).Append('\'');
        for (int i = 0; i < key.Length && text.Length < 200; i++)
        {
            char c = key[i];
            bool pair = char.IsSurrogatePair(key, i);
            if (char.IsControl(c) || (char.IsSurrogate(c) && !pair))
            {
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else if (pair)
            {
                text.Append(c).Append(key[++i]);
            }
            else
            {
                text.Append(c);
            }
        }

        return (text.Length < 200 ? text : text.Append('…')).Append('\'').ToString();
    }

    internal static StorageException InvalidArgument(string message, Exception? inner = null) =>
        new(StorageErrorCode.InvalidArgument, message, inner);

    /// <summary>What is wrong with a façade's configuration: the one problem, or all of them in one error.</summary>
    internal static StorageException Configuration(string facade, IReadOnlyList<StorageException> problems) => problems.Count == 1
        ? problems[0]
        : new StorageException(
            StorageErrorCode.InvalidArgument,
            $"{facade} cannot be configured for {problems.Count} reasons:\n- {string.Join("\n- ", problems.Select(static problem => problem.Message))}")
        {
            Failures = problems,
        };

    /// <summary>Names bucket and key in the faults of requests that know of neither, such as one for a token.</summary>
    /// <param name="call">The request.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The key. Null means that the request is about the bucket.</param>
    /// <param name="prefix">What the whole key has before it, put together only for a fault.</param>
    internal static async Task<T> Place<T>(Task<T> call, string bucket, string? key = null, string prefix = "")
    {
        try
        {
            return await call.ConfigureAwait(false);
        }
        catch (StorageException fault) when (IsUnplaced(fault, bucket, key))
        {
            throw Placed(fault, bucket, key is null ? null : prefix + key);
        }
    }

    /// <summary>Whether a fault of a request does not tell the bucket and the key of the operation that made the request.</summary>
    internal static bool IsUnplaced(StorageException fault, string bucket, string? key) =>
        (fault.Bucket is null || (fault.Bucket == bucket && fault.Key is null && key is not null))
        && (fault.Code is StorageErrorCode.Unavailable or StorageErrorCode.Throttled or StorageErrorCode.Timeout or StorageErrorCode.Conflict
            or StorageErrorCode.AuthenticationFailed or StorageErrorCode.AccessDenied or StorageErrorCode.ProviderError);

    /// <summary>The same fault, with bucket and key.</summary>
    internal static StorageException Placed(StorageException fault, string bucket, string? key) => new(
        fault.Code,
        $"{(key is null ? $"An operation on bucket '{bucket}'" : $"An operation on {Show(key)} in bucket '{bucket}'")} failed. {fault.Message}",
        fault.InnerException ?? fault)
    {
        Store = fault.Store,
        Bucket = bucket,
        Key = key,
        IsTransient = fault.IsTransient,
        RequestId = fault.RequestId,
        Failures = fault.Failures,
    };

    /// <summary>A fault of a place: a bucket, or an object of it.</summary>
    internal static StorageException At(
        StorageErrorCode code, string store, string? bucket, string? key, string message, Exception? inner = null) =>
        new(code, message, inner) { Store = store, Bucket = bucket, Key = key };
}
