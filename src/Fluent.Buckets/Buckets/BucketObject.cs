namespace Fluent.Buckets;

/// <summary>The place of an object in a bucket, whether or not there is one. It names the place and does nothing by itself.</summary>
public sealed partial class BucketObject : UploadTarget, IEquatable<BucketObject>
{
    internal BucketObject(Bucket bucket, string key)
        : base(bucket, key)
    {
    }

    /// <summary>Whether the object exists.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketNotFound, AccessDenied and what else the store reports; never for a missing object.</exception>
    public StorageRequest<bool> Exists(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObject, bool>(
            this,
            static async (o, token) => await o.FindInfo(token).ConfigureAwait(false) is not null,
            cancellationToken);

    /// <summary>What the store knows of the object.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound, BucketNotFound, AccessDenied and what else the store reports.</exception>
    public StorageRequest<ObjectInfo> GetInfo(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObject, ObjectInfo>(
            this,
            static (o, token) =>
            {
                ObjectPlace place = o.Locate();
                Task<ObjectInfo?> answer = place.Driver.GetInfo(place.Bucket, place.Key, token);
                return IsAsItIs(place, answer) && answer.Result is not null ? answer! : Found(place, answer);
            },
            cancellationToken);

    /// <summary>What the store knows of the object. Null means that it does not exist.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public StorageRequest<ObjectInfo?> TryGetInfo(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObject, ObjectInfo?>(this, static (o, token) => o.FindInfo(token), cancellationToken);

    /// <summary>Deletes the object. A missing object is no error.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. BucketNotFound, AccessDenied and what else the store reports.</exception>
    public DeleteOperation Delete(CancellationToken cancellationToken = default) => new(this, cancellationToken);

    /// <summary>Copies the object, with content headers, metadata and tags, to another key of the same bucket; an object there is replaced.</summary>
    /// <param name="key">The key of the copy.</param>
    /// <param name="cancellationToken">Cancels the copy; the target stays as it was.</param>
    /// <exception cref="StorageException">When awaited. ObjectNotFound: the source is missing. InvalidArgument: the key is the object's own.</exception>
    public CopyOperation CopyTo(string key, CancellationToken cancellationToken = default) => CopyTo(Bucket.Object(key), cancellationToken);

    /// <summary>
    /// Copies the object, with content headers, metadata and tags, to another object, also of another store; an object there is replaced. To
    /// another store the bytes pass through this process, in bounded memory.
    /// </summary>
    /// <param name="target">The place of the copy.</param>
    /// <param name="cancellationToken">Cancels the copy; the target stays as it was.</param>
    /// <exception cref="StorageException">
    /// When awaited. ObjectNotFound: the source is missing. InvalidArgument: the target is the object itself. Conflict: the source was replaced while
    /// it was copied to another store. NotSupported: it has tags, and the other store has none.
    /// </exception>
    public CopyOperation CopyTo(BucketObject target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new CopyOperation(this, target, move: false, cancellationToken);
    }

    /// <summary>Moves the object to another key of the same bucket: a copy, then a delete. It is not atomic; when it fails the source is still there.</summary>
    /// <param name="key">The new key.</param>
    /// <param name="cancellationToken">Cancels the move; the source stays.</param>
    /// <exception cref="StorageException">When awaited. As <see cref="CopyTo(string, CancellationToken)"/>.</exception>
    public CopyOperation MoveTo(string key, CancellationToken cancellationToken = default) => MoveTo(Bucket.Object(key), cancellationToken);

    /// <summary>Moves the object to another place, also of another store: a copy, then a delete. It is not atomic; when it fails the source is still there.</summary>
    /// <param name="target">The new place.</param>
    /// <param name="cancellationToken">Cancels the move; the source stays.</param>
    /// <exception cref="StorageException">When awaited. As <see cref="CopyTo(BucketObject, CancellationToken)"/>.</exception>
    public CopyOperation MoveTo(BucketObject target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return new CopyOperation(this, target, move: true, cancellationToken);
    }

    /// <summary>Replaces all metadata of the object; content and headers stay.</summary>
    /// <param name="metadata">Names and values, as for <c>WithMetadata</c>. Empty removes all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">InvalidArgument: a name or value outside the rule. When awaited: ObjectNotFound and what else the store reports.</exception>
    public SetMetadataOperation SetMetadata(
        IEnumerable<KeyValuePair<string, string>> metadata, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return new SetMetadataOperation(this, MetadataRules.Collect(metadata), cancellationToken);
    }

    /// <summary>The tags of the object. Empty means that there is none.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">When awaited. NotSupported: the store has no tags. ObjectNotFound and what else the store reports.</exception>
    public StorageRequest<IReadOnlyDictionary<string, string>> GetTags(CancellationToken cancellationToken = default) =>
        new StorageRequest<BucketObject, IReadOnlyDictionary<string, string>>(
            this,
            static async (o, token) =>
            {
                ObjectPlace place = o.Locate();
                place.RequireTags(nameof(GetTags), "Read metadata instead.");
                return await place.Driver.GetTags(place.Bucket, place.Key, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Replaces all tags of the object; content, headers, metadata, ETag and time stay.</summary>
    /// <param name="tags">Keys and values, as for <c>WithTag</c>. Empty removes all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a key or value outside the rule. When awaited. NotSupported: the store has no tags. ObjectNotFound and what else the store
    /// reports.
    /// </exception>
    public StorageRequest<Done> SetTags(IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return new StorageRequest<NewTags, Done>(
            new NewTags(this, TagRules.Collect(tags)),
            static async (work, token) =>
            {
                ObjectPlace place = work.Target.Locate();
                place.RequireTags(nameof(SetTags), "Set metadata instead.");
                await place.Driver.SetTags(place.Bucket, place.Key, work.Tags, token).ConfigureAwait(false);
                return default;
            },
            cancellationToken);
    }

    /// <summary>Goes on with a multipart upload that <see cref="UploadTarget.StartUpload"/> started, also in another process. It asks the store nothing.</summary>
    /// <param name="id">The <see cref="MultipartUpload.Id"/>.</param>
    /// <exception cref="StorageException">InvalidArgument: not such an identifier, or the one of another object.</exception>
    public MultipartUpload ResumeUpload(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        UploadTicket ticket = UploadTicket.Parse(id);
        return ticket.Bucket == Bucket.Name && ticket.Key == Bucket.Prefix + Key
            ? new MultipartUpload(this, ticket)
            : throw StorageErrors.InvalidArgument(
                $"The identifier is of an upload of {StorageErrors.Show(ticket.Key)} in bucket '{ticket.Bucket}', not of "
                + $"{StorageErrors.Show(Bucket.Prefix + Key)} in bucket '{Bucket.Name}'. Resume it on its own object.");
    }

    /// <summary>Whether both name the same key of the same bucket.</summary>
    /// <param name="other">The other object.</param>
    public bool Equals(BucketObject? other) => other is not null && Key == other.Key && Bucket.Equals(other.Bucket);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BucketObject);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bucket, Key);

    private sealed record NewTags(BucketObject Target, IReadOnlyDictionary<string, string> Tags) : IOperationSubject
    {
        public (Bucket Bucket, string? Key) Subject => Target.Subject;
    }

    private Task<ObjectInfo?> FindInfo(CancellationToken cancellationToken)
    {
        ObjectPlace place = Locate();
        Task<ObjectInfo?> answer = place.Driver.GetInfo(place.Bucket, place.Key, cancellationToken);
        return IsAsItIs(place, answer) ? answer : Relative(place, answer);
    }

    /// <summary>Whether a driver's answer is there already and needs no change, so that it costs no task of its own.</summary>
    private static bool IsAsItIs(ObjectPlace place, Task<ObjectInfo?> answer) => place.PrefixLength == 0 && answer.IsCompletedSuccessfully;

    private static async Task<ObjectInfo?> Relative(ObjectPlace place, Task<ObjectInfo?> answer) =>
        await answer.ConfigureAwait(false) is { } info ? place.Relative(info) : null;

    private static async Task<ObjectInfo> Found(ObjectPlace place, Task<ObjectInfo?> answer) =>
        await Relative(place, answer).ConfigureAwait(false) ?? throw StorageErrors.ObjectNotFound(place.Store, place.Bucket, place.Key);
}
