namespace Fluent.Buckets;

/// <summary>
/// The contract of a provider: what the layers above need, in page-level requests. Provider words in, <see cref="StorageException"/> out.
/// </summary>
/// <remarks>
/// <para>
/// The layers above guarantee: bucket names and keys have passed <see cref="BucketNameRules"/> and <see cref="KeyRules"/>; metadata names are
/// lower-case and within the rule; a condition is one of <see cref="Capabilities"/>; parts are within its limits. They do what is common to all
/// stores: walking pages, globbing, folders, parallel parts, progress.
/// </para>
/// <para>
/// A driver throws <see cref="OperationCanceledException"/> when its token is cancelled, and <see cref="StorageException"/> for all else. It is safe
/// for use by many threads at once.
/// </para>
/// </remarks>
public abstract class StoreDriver : IAsyncDisposable
{
    /// <summary>The store's name in messages, such as <c>directory:/srv/data</c>. It holds no secret.</summary>
    public abstract string Name { get; }

    /// <summary>What the store can do.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>Which keys the store holds exactly.</summary>
    public abstract KeyRules KeyRules { get; }

    /// <summary>Which bucket names the store accepts.</summary>
    public abstract BucketNameRules BucketNameRules { get; }

    /// <summary>The provider's own client. Null when there is none.</summary>
    public virtual object? Native => null;

    /// <summary>The verifier of the URLs that the store signs, for the app that answers them. Null when the provider answers them, or none is signed.</summary>
    public virtual SignedUrlVerifier? SignedUrlVerifier => null;

    /// <summary>The clock that ages are measured by.</summary>
    public virtual TimeProvider TimeProvider => TimeProvider.System;

    /// <summary>
    /// Whether another driver speaks to the same store, so that one bucket and key name one object in both. By default when the names are equal.
    /// </summary>
    /// <param name="other">The other driver.</param>
    public virtual bool IsSameStore(StoreDriver other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name;
    }

    /// <summary>Whether a bucket exists.</summary>
    public abstract Task<bool> BucketExists(string bucket, CancellationToken cancellationToken);

    /// <summary>Creates a bucket; throws BucketAlreadyExists when it is there.</summary>
    public abstract Task CreateBucket(string bucket, CancellationToken cancellationToken);

    /// <summary>Deletes an empty bucket; throws BucketNotEmpty or BucketNotFound.</summary>
    public abstract Task DeleteBucket(string bucket, CancellationToken cancellationToken);

    /// <summary>One page of the names of all buckets.</summary>
    /// <param name="pageToken">The token of the page before. Null means the first page.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public abstract Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken);

    /// <summary>What the store knows of an object. Null when it does not exist; a missing bucket is BucketNotFound.</summary>
    public abstract Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken);

    /// <summary>Opens the content of an object or of a version; throws ObjectNotFound, BucketNotFound, PreconditionFailed or NotModified.</summary>
    public abstract Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Writes a whole object in one request. It becomes visible whole, or not at all.</summary>
    public abstract Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken);

    /// <summary>Starts a multipart upload and gives its identifier. Called only when <see cref="StoreCapabilities.Parts"/> is not null.</summary>
    public abstract Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken);

    /// <summary>Stores one part of a multipart upload. Parts may come in any order and at once.</summary>
    public abstract Task<UploadedPart> UploadPart(UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken);

    /// <summary>Makes an object of the parts, which are in ascending order of number. The request is the one that started the upload.</summary>
    public abstract Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken);

    /// <summary>Ends a multipart upload and removes its parts. An upload that is not there is no error.</summary>
    public abstract Task AbortUpload(UploadReference upload, CancellationToken cancellationToken);

    /// <summary>One page of the multipart uploads that were started and not yet completed or aborted.</summary>
    public abstract Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken);

    /// <summary>
    /// Removes what writers that died left behind besides multipart uploads, when it is older than a moment in UTC, and gives how many it removed.
    /// A store that leaves no such thing gives 0.
    /// </summary>
    public abstract Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken);

    /// <summary>One page of a listing.</summary>
    public abstract Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes an object. A missing object is no error, unless an ETag is given: then it is PreconditionFailed.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="ifMatch">The ETag that the object must have. Null means any.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public abstract Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken);

    /// <summary>Deletes objects, in as few requests as the provider allows, and gives one error for each key that was not deleted.</summary>
    public abstract Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Copies an object with its content headers, metadata and tags inside the store.</summary>
    public abstract Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken);

    /// <summary>Replaces all metadata of an object and keeps its content and headers. Called only when <see cref="StoreCapabilities.SetsMetadata"/>.</summary>
    public abstract Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken);

    /// <summary>The tags of an object; throws ObjectNotFound. Called only when <see cref="StoreCapabilities.Tags"/>.</summary>
    public virtual Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        throw Lacks(bucket, key, nameof(GetTags));

    /// <summary>
    /// Replaces all tags of an object; content, headers, metadata, ETag and time stay. Throws ObjectNotFound. Called only when
    /// <see cref="StoreCapabilities.Tags"/>.
    /// </summary>
    public virtual Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        throw Lacks(bucket, key, nameof(SetTags));

    /// <summary>
    /// Appends to an object, or creates it as the request says; an object that is there keeps its headers, metadata and tags. The body can be replayed
    /// and has a length. Called only when <see cref="StoreCapabilities.Appends"/>.
    /// </summary>
    public virtual Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw Lacks(request.Bucket, request.Key, nameof(Append));
    }

    /// <summary>What the store knows of a version. Null when there is none, or it is the mark of a deletion. Called only when <see cref="StoreCapabilities.Versions"/>.</summary>
    public virtual Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        throw Lacks(bucket, key, nameof(GetVersion));

    /// <summary>
    /// The tags of a version; throws ObjectNotFound. Called only when <see cref="StoreCapabilities.Versions"/> and <see cref="StoreCapabilities.Tags"/>.
    /// </summary>
    public virtual Task<IReadOnlyDictionary<string, string>> GetVersionTags(
        string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        throw Lacks(bucket, key, nameof(GetVersionTags));

    /// <summary>One page of versions and marks of deletions. Called only when <see cref="StoreCapabilities.Versions"/>.</summary>
    public virtual Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw Lacks(request.Bucket, request.Key ?? request.Prefix, nameof(ListVersions));
    }

    /// <summary>
    /// Deletes one version, or one mark of a deletion, for good; a missing one is no error. Called only when <see cref="StoreCapabilities.Versions"/>.
    /// </summary>
    public virtual Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        throw Lacks(bucket, key, nameof(DeleteVersion));

    /// <summary>
    /// Puts an object into another tier; content, headers, metadata and tags stay. Throws ObjectNotFound. Called only when the store has
    /// <see cref="StoreCapabilities.Tiers"/>.
    /// </summary>
    public virtual Task SetTier(string bucket, string key, StorageTier tier, CancellationToken cancellationToken) =>
        throw Lacks(bucket, key, nameof(SetTier));

    /// <summary>Signs a URL; asks the store nothing. Called only for what <see cref="StoreCapabilities.SignedUrls"/> declares.</summary>
    public virtual Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        throw Lacks(request.Bucket, request.Key, nameof(SignUrl));
    }

    /// <summary>Releases the provider's client. Operations under way may fail.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Tells telemetry that a request is sent again: in a counter, and on the trace of the operation that it belongs to. Costs nothing while nobody listens.
    /// </summary>
    /// <param name="reason">Why, in a few fixed words without a key or a secret: a status such as <c>503</c>, or a fault's type.</param>
    protected void ReportRetry(string reason) => StorageTelemetry.Retried(this, reason);

    private StorageException Lacks(string bucket, string key, string verb) =>
        StorageErrors.NotSupported(Name, bucket, key, verb, "Use a store that declares this capability.");
}
