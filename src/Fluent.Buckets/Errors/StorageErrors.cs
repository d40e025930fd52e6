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
        Make(
            StorageErrorCode.ObjectNotFound, store, bucket, key, inner,
            $"The object {Show(key)} does not exist in bucket '{bucket}' ({store}). Upload it first, or use TryGetInfo, which gives null.");

    /// <summary>The error of a missing bucket.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException BucketNotFound(string store, string bucket, Exception? inner = null) =>
        Make(
            StorageErrorCode.BucketNotFound, store, bucket, null, inner,
            $"The bucket '{bucket}' does not exist ({store}). Create it with EnsureExists or CreateBucket.");

    /// <summary>The error of creating a bucket that is there already.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException BucketAlreadyExists(string store, string bucket, Exception? inner = null) =>
        Make(
            StorageErrorCode.BucketAlreadyExists, store, bucket, null, inner,
            $"The bucket '{bucket}' exists already ({store}). Use EnsureExists where that is fine, or GetBucket to open it.");

    /// <summary>The error of deleting a bucket that still holds objects.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException BucketNotEmpty(string store, string bucket, Exception? inner = null) =>
        Make(
            StorageErrorCode.BucketNotEmpty, store, bucket, null, inner,
            $"The bucket '{bucket}' still holds objects ({store}), so it was not deleted. Delete them first, or say DeleteBucket().WithContents().");

    /// <summary>The error of a multipart upload that is not there.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException UploadNotFound(string store, string bucket, string key, Exception? inner = null) =>
        Make(
            StorageErrorCode.UploadNotFound, store, bucket, key, inner,
            $"The multipart upload of {Show(key)} in bucket '{bucket}' does not exist ({store}): it was completed, aborted or swept. Start a new one.");

    /// <summary>The error of a condition that did not hold.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="why">The condition that failed, as the end of a sentence.</param>
    /// <param name="inner">The provider's exception, or null.</param>
    public static StorageException PreconditionFailed(string store, string bucket, string key, string why, Exception? inner = null) =>
        Make(
            StorageErrorCode.PreconditionFailed, store, bucket, key, inner,
            $"Nothing was changed: for {Show(key)} in bucket '{bucket}' ({store}), {why}. Read the object again and decide anew.");

    /// <summary>The error of a read with <c>IfNoneMatch</c> that found the same ETag.</summary>
    /// <inheritdoc cref="ObjectNotFound"/>
    public static StorageException NotModified(string store, string bucket, string key, Exception? inner = null) =>
        Make(
            StorageErrorCode.NotModified, store, bucket, key, inner,
            $"The object {Show(key)} in bucket '{bucket}' ({store}) still has the ETag given to IfNoneMatch: use the copy you have.");

    /// <summary>The error of a call that the store cannot honour.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="bucket">The bucket's name, or null.</param>
    /// <param name="key">The object's key, or null.</param>
    /// <param name="what">What was asked for, as the subject of a sentence.</param>
    /// <param name="instead">What to do instead, as a whole sentence.</param>
    public static StorageException NotSupported(string store, string? bucket, string? key, string what, string instead) =>
        Make(StorageErrorCode.NotSupported, store, bucket, key, null, $"{what} is not supported by this store ({store}). {instead}");

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

    private static StorageException Make(
        StorageErrorCode code, string store, string? bucket, string? key, Exception? inner, string message) =>
        new(code, message, inner) { Store = store, Bucket = bucket, Key = key };
}
