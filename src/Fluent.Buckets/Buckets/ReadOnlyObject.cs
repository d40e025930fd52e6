using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>The place of an object in a bucket that is only read, whether or not there is one. It names the place and does nothing by itself.</summary>
public sealed class ReadOnlyObject : IEquatable<ReadOnlyObject>
{
    private readonly BucketObject _object;

    internal ReadOnlyObject(ReadOnlyBucket bucket, BucketObject target)
    {
        Bucket = bucket;
        _object = target;
    }

    /// <summary>The bucket.</summary>
    public ReadOnlyBucket Bucket { get; }

    /// <inheritdoc cref="UploadTarget.Key"/>
    public string Key => _object.Key;

    /// <inheritdoc cref="BucketObject.Exists"/>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) => _object.Exists(cancellationToken);

    /// <inheritdoc cref="BucketObject.GetInfo"/>
    public StorageRequest<ObjectInfo> GetInfo(CancellationToken cancellationToken = default) => _object.GetInfo(cancellationToken);

    /// <inheritdoc cref="BucketObject.TryGetInfo"/>
    public StorageRequest<ObjectInfo?> TryGetInfo(CancellationToken cancellationToken = default) => _object.TryGetInfo(cancellationToken);

    /// <inheritdoc cref="BucketObject.GetTags"/>
    public StorageRequest<IReadOnlyDictionary<string, string>> GetTags(CancellationToken cancellationToken = default) =>
        _object.GetTags(cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(string, CancellationToken)"/>
    public DownloadOperation DownloadTo(string path, CancellationToken cancellationToken = default) =>
        _object.DownloadTo(path, cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(Stream, CancellationToken)"/>
    public DownloadOperation DownloadTo(Stream stream, CancellationToken cancellationToken = default) =>
        _object.DownloadTo(stream, cancellationToken);

    /// <inheritdoc cref="BucketObject.OpenRead"/>
    public OpenReadOperation OpenRead(CancellationToken cancellationToken = default) => _object.OpenRead(cancellationToken);

    /// <inheritdoc cref="BucketObject.SignDownloadUrl"/>
    public SignDownloadUrlOperation SignDownloadUrl(TimeSpan expires, CancellationToken cancellationToken = default) =>
        _object.SignDownloadUrl(expires, cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadBytes"/>
    public ReadContentOperation<byte[]> ReadBytes(CancellationToken cancellationToken = default) => _object.ReadBytes(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadText"/>
    public ReadContentOperation<string> ReadText(CancellationToken cancellationToken = default) => _object.ReadText(cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonTypeInfo{T}, CancellationToken)"/>
    public ReadContentOperation<T> ReadJson<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        _object.ReadJson(type, cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonSerializerOptions, CancellationToken)"/>
    [RequiresUnreferencedCode(JsonContent.NeedsReflection)]
    [RequiresDynamicCode(JsonContent.NeedsReflection)]
    public ReadContentOperation<T> ReadJson<T>(JsonSerializerOptions? options = null, CancellationToken cancellationToken = default) =>
        _object.ReadJson<T>(options, cancellationToken);

    /// <inheritdoc cref="BucketObject.Version"/>
    public ReadOnlyObjectVersion Version(string id) => new(this, _object.Version(id));

    /// <inheritdoc cref="BucketObject.ListVersions"/>
    public VersionListing ListVersions(CancellationToken cancellationToken = default) => _object.ListVersions(cancellationToken);

    /// <summary>Whether both name the same key of the same bucket.</summary>
    /// <param name="other">The other object.</param>
    public bool Equals(ReadOnlyObject? other) => other is not null && _object.Equals(other._object);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReadOnlyObject);

    /// <inheritdoc/>
    public override int GetHashCode() => _object.GetHashCode();

    /// <summary>The bucket's name and the key.</summary>
    public override string ToString() => _object.ToString();
}
