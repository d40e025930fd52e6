using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fluent.Buckets;

/// <summary>One version of an object, whether or not there is one. It names the version and does nothing by itself.</summary>
/// <remarks>A version never changes. The mark of a deletion has an identifier too: it can be deleted, but there is nothing to read or copy.</remarks>
public sealed class BucketObjectVersion : IEquatable<BucketObjectVersion>, IOperationSubject
{
    internal BucketObjectVersion(BucketObject target, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length == 0)
        {
            throw StorageErrors.InvalidArgument("An empty version identifier is refused. Give ObjectVersion.Id or ObjectInfo.VersionId.");
        }

        Object = target;
        Id = id;
    }

    /// <summary>The object.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
    public BucketObject Object { get; }

    /// <summary>The store's identifier of the version.</summary>
    public string Id { get; }

    (Bucket Bucket, string? Key) IOperationSubject.Subject => Object.Subject;

    private ReadSource Source => new(Object, Id);

    /// <summary>Whether the version exists; false for the mark of a deletion.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no versions. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObjectVersion, bool>(
            this,
            static async (version, token) => await version.FindInfo(token).ConfigureAwait(false) is not null,
            cancellationToken);

    /// <summary>What the store knows of the version.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">
    /// When awaited. NotSupported: the store has no versions. ObjectNotFound: no such version, or the mark of a deletion. What else the store reports.
    /// </exception>
    public StorageRequest<ObjectInfo> GetInfo(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObjectVersion, ObjectInfo>(
            this,
            static async (version, token) =>
                await version.FindInfo(token).ConfigureAwait(false) ?? throw version.Source.Locate().NotFound(),
            cancellationToken);

    /// <summary>What the store knows of the version. Null means that it does not exist, or is the mark of a deletion.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no versions. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public StorageRequest<ObjectInfo?> TryGetInfo(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObjectVersion, ObjectInfo?>(this, static (version, token) => version.FindInfo(token), cancellationToken);

    /// <summary>The tags of the version. Empty means that there is none.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no versions, or no tags. ObjectNotFound and what else the store reports.</exception>
    public StorageRequest<IReadOnlyDictionary<string, string>> GetTags(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObjectVersion, IReadOnlyDictionary<string, string>>(
            this,
            static async (version, token) =>
            {
                ObjectPlace place = version.Source.Locate();
                place.RequireTags(nameof(GetTags), "Read metadata instead.");
                return await place.GetTags(token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc cref="BucketObject.DownloadTo(string, CancellationToken)"/>
    public DownloadOperation DownloadTo(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new DownloadOperation(Source, new FileDownloadTarget(path), cancellationToken);
    }

    /// <inheritdoc cref="BucketObject.DownloadTo(Stream, CancellationToken)"/>
    public DownloadOperation DownloadTo(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new DownloadOperation(Source, new StreamDownloadTarget(stream), cancellationToken);
    }

    /// <inheritdoc cref="BucketObject.OpenRead"/>
    public OpenReadOperation OpenRead(CancellationToken cancellationToken = default) => new(Source, cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadBytes"/>
    public ReadContentOperation<byte[]> ReadBytes(CancellationToken cancellationToken = default) =>
        new(Source, static (_, bytes) => bytes, cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadText"/>
    public ReadContentOperation<string> ReadText(CancellationToken cancellationToken = default) =>
        new(Source, TextContent.Parse, cancellationToken);

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonTypeInfo{T}, CancellationToken)"/>
    public ReadContentOperation<T> ReadJson<T>(JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new(Source, (o, bytes) => JsonContent.Parse(o, bytes, json => JsonSerializer.Deserialize(json, type)), cancellationToken);
    }

    /// <inheritdoc cref="BucketObject.ReadJson{T}(JsonSerializerOptions, CancellationToken)"/>
    [RequiresUnreferencedCode(JsonContent.NeedsReflection)]
    [RequiresDynamicCode(JsonContent.NeedsReflection)]
    public ReadContentOperation<T> ReadJson<T>(JsonSerializerOptions? options = null, CancellationToken cancellationToken = default) =>
        new(Source, (o, bytes) => JsonContent.Parse(o, bytes, json => JsonSerializer.Deserialize<T>(json, options)), cancellationToken);

    /// <summary>
    /// Copies the version, with content headers, metadata and tags, to a key of the same bucket; an object there is replaced. To the object's own key it
    /// restores the version: a copy of it becomes the present one.
    /// </summary>
    /// <param name="key">The key of the copy; it may be the object's own.</param>
    /// <param name="cancellationToken">Cancels the copy; the target stays as it was.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no versions. ObjectNotFound: no such version.</exception>
    public CopyOperation CopyTo(string key, CancellationToken cancellationToken = default) => CopyTo(Object.Bucket.Object(key), cancellationToken);

    /// <summary>
    /// Copies the version, with content headers, metadata and tags, to an object, also of another store; an object there is replaced. To the object
    /// itself it restores the version: a copy of it becomes the present one.
    /// </summary>
    /// <param name="target">The place of the copy; it may be the object itself.</param>
    /// <param name="cancellationToken">Cancels the copy; the target stays as it was.</param>
    /// <exception cref="StorageException">
    /// When awaited. NotSupported: the store has no versions; or the version has tags, and the other store has none. ObjectNotFound: no such version.
    /// Conflict: the version was deleted while it was copied to another store.
    /// </exception>
    public CopyOperation CopyTo(BucketObject target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new CopyOperation(Source, target, move: false, cancellationToken);
    }

    /// <summary>
    /// Deletes the version for good. A missing one is no error. Where deletions leave marks, deleting the mark that hides the object brings the object
    /// back, and deleting the present version makes the one before it the present one.
    /// </summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no versions. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public StorageRequest<Done> Delete(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObjectVersion, Done>(
            this,
            static async (version, token) =>
            {
                ObjectPlace place = version.Source.Locate();
                await place.Driver.DeleteVersion(place.Bucket, place.Key, version.Id, token).ConfigureAwait(false);
                return default;
            },
            cancellationToken,
            "DeleteVersion");

    /// <summary>Whether both name the same version of the same object.</summary>
    /// <param name="other">The other version.</param>
    public bool Equals(BucketObjectVersion? other) => other is not null && Id == other.Id && Object.Equals(other.Object);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BucketObjectVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Object, Id);

    /// <summary>The bucket's name, the key and the identifier.</summary>
    public override string ToString() => $"{Object} (version {Id})";

    private async Task<ObjectInfo?> FindInfo(CancellationToken cancellationToken)
    {
        ObjectPlace place = Source.Locate();
        ObjectInfo? info = await place.FindInfo(cancellationToken).ConfigureAwait(false);
        return info is null ? null : place.Relative(info);
    }
}
