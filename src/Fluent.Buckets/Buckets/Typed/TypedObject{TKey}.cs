using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>
/// What the objects of typed buckets have in common: the verbs that do not depend on the type of the content. It names the place of an object, whether
/// or not there is one, and does nothing by itself.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <remarks>Two are equal when they name the same place.</remarks>
public abstract class TypedObject<TKey>
    where TKey : IObjectKey<TKey>
{
    private protected TypedObject(Bucket bucket, TKey key)
    {
        Untyped = bucket.Object(TypedKey.TextOf(key));
        Key = key;
    }

    /// <summary>The object's key.</summary>
    public TKey Key { get; }

    /// <summary>The place itself, whose key is text and whose verbs are all there are.</summary>
    public BucketObject Untyped { get; }

    /// <inheritdoc cref="BucketObject.Exists"/>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) => Untyped.Exists(cancellationToken);

    /// <inheritdoc cref="BucketObject.GetInfo"/>
    public StorageRequest<ObjectInfo> GetInfo(CancellationToken cancellationToken = default) => Untyped.GetInfo(cancellationToken);

    /// <inheritdoc cref="BucketObject.TryGetInfo"/>
    public StorageRequest<ObjectInfo?> TryGetInfo(CancellationToken cancellationToken = default) => Untyped.TryGetInfo(cancellationToken);

    /// <inheritdoc cref="BucketObject.Delete"/>
    public DeleteOperation Delete(CancellationToken cancellationToken = default) => Untyped.Delete(cancellationToken);

    /// <inheritdoc cref="BucketObject.CopyTo(string, CancellationToken)"/>
    public CopyOperation CopyTo(TKey key, CancellationToken cancellationToken = default) =>
        Untyped.CopyTo(TypedKey.TextOf(key), cancellationToken);

    /// <inheritdoc cref="BucketObject.CopyTo(BucketObject, CancellationToken)"/>
    public CopyOperation CopyTo(TypedObject<TKey> target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Untyped.CopyTo(target.Untyped, cancellationToken);
    }

    /// <inheritdoc cref="BucketObject.MoveTo(string, CancellationToken)"/>
    public CopyOperation MoveTo(TKey key, CancellationToken cancellationToken = default) =>
        Untyped.MoveTo(TypedKey.TextOf(key), cancellationToken);

    /// <inheritdoc cref="BucketObject.MoveTo(BucketObject, CancellationToken)"/>
    public CopyOperation MoveTo(TypedObject<TKey> target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Untyped.MoveTo(target.Untyped, cancellationToken);
    }

    /// <inheritdoc cref="BucketObject.SetMetadata"/>
    public SetMetadataOperation SetMetadata(
        IEnumerable<KeyValuePair<string, string>> metadata, CancellationToken cancellationToken = default) =>
        Untyped.SetMetadata(metadata, cancellationToken);

    /// <inheritdoc cref="BucketObject.GetTags"/>
    public StorageRequest<IReadOnlyDictionary<string, string>> GetTags(CancellationToken cancellationToken = default) =>
        Untyped.GetTags(cancellationToken);

    /// <inheritdoc cref="BucketObject.SetTags"/>
    public StorageRequest<Done> SetTags(IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken = default) =>
        Untyped.SetTags(tags, cancellationToken);

    /// <inheritdoc cref="UploadTarget.UploadFrom(string, CancellationToken)"/>
    public UploadOperation UploadFrom(string path, CancellationToken cancellationToken = default) => Untyped.UploadFrom(path, cancellationToken);

    /// <inheritdoc cref="UploadTarget.UploadFrom(Stream, CancellationToken)"/>
    public UploadOperation UploadFrom(Stream stream, CancellationToken cancellationToken = default) => Untyped.UploadFrom(stream, cancellationToken);

    /// <inheritdoc cref="UploadTarget.UploadFrom(Stream, long, CancellationToken)"/>
    public UploadOperation UploadFrom(Stream stream, long length, CancellationToken cancellationToken = default) =>
        Untyped.UploadFrom(stream, length, cancellationToken);

    /// <inheritdoc cref="UploadTarget.Upload"/>
    public UploadOperation Upload(ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        Untyped.Upload(content, cancellationToken);

    /// <inheritdoc cref="UploadTarget.UploadText"/>
    public UploadOperation UploadText(string text, CancellationToken cancellationToken = default) => Untyped.UploadText(text, cancellationToken);

    /// <inheritdoc cref="UploadTarget.UploadJson{T}(T, JsonTypeInfo{T}, CancellationToken)"/>
    public UploadOperation UploadJson<T>(T value, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Untyped.UploadJson(value, type, cancellationToken);

    /// <inheritdoc cref="UploadTarget.OpenWrite"/>
    public OpenWriteOperation OpenWrite(CancellationToken cancellationToken = default) => Untyped.OpenWrite(cancellationToken);

    /// <inheritdoc cref="UploadTarget.StartUpload"/>
    public StartUploadOperation StartUpload(CancellationToken cancellationToken = default) => Untyped.StartUpload(cancellationToken);

    /// <inheritdoc cref="BucketObject.ResumeUpload"/>
    public MultipartUpload ResumeUpload(string id) => Untyped.ResumeUpload(id);

    /// <inheritdoc cref="UploadTarget.SignUploadUrl"/>
    public SignUploadUrlOperation SignUploadUrl(TimeSpan expires, CancellationToken cancellationToken = default) =>
        Untyped.SignUploadUrl(expires, cancellationToken);

    /// <inheritdoc cref="BucketObject.SignDownloadUrl"/>
    public SignDownloadUrlOperation SignDownloadUrl(TimeSpan expires, CancellationToken cancellationToken = default) =>
        Untyped.SignDownloadUrl(expires, cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(string, CancellationToken)"/>
    public DownloadOperation DownloadTo(string path, CancellationToken cancellationToken = default) =>
        Untyped.DownloadTo(path, cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(Stream, CancellationToken)"/>
    public DownloadOperation DownloadTo(Stream stream, CancellationToken cancellationToken = default) =>
        Untyped.DownloadTo(stream, cancellationToken);

    /// <inheritdoc cref="BucketObject.OpenRead"/>
    public OpenReadOperation OpenRead(CancellationToken cancellationToken = default) => Untyped.OpenRead(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadBytes"/>
    public ReadContentOperation<byte[]> ReadBytes(CancellationToken cancellationToken = default) => Untyped.ReadBytes(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadText"/>
    public ReadContentOperation<string> ReadText(CancellationToken cancellationToken = default) => Untyped.ReadText(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonTypeInfo{T}, CancellationToken)"/>
    public ReadContentOperation<T> ReadJson<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        Untyped.ReadJson(type, cancellationToken);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is TypedObject<TKey> other && Untyped.Equals(other.Untyped);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Untyped.GetHashCode();

    /// <summary>The bucket's name and the key.</summary>
    public sealed override string ToString() => Untyped.ToString();
}
