namespace Fluent.Buckets.Testing;

/// <summary>A driver that hands every request to another one: the base of drivers that look at requests, change them or fail them.</summary>
/// <param name="inner">The driver that does it. It is disposed with this one.</param>
public abstract class DelegatingStoreDriver(StoreDriver inner) : StoreDriver
{
    /// <inheritdoc/>
    public override string Name => Inner.Name;

    /// <inheritdoc/>
    public override StoreCapabilities Capabilities => Inner.Capabilities;

    /// <inheritdoc/>
    public override KeyRules KeyRules => Inner.KeyRules;

    /// <inheritdoc/>
    public override BucketNameRules BucketNameRules => Inner.BucketNameRules;

    /// <inheritdoc/>
    public override object? Native => Inner.Native;

    /// <inheritdoc/>
    public override SignedUrlVerifier? SignedUrlVerifier => Inner.SignedUrlVerifier;

    /// <inheritdoc/>
    public override TimeProvider TimeProvider => Inner.TimeProvider;

    /// <summary>The driver that does it.</summary>
    protected StoreDriver Inner { get; } = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public override bool IsSameStore(StoreDriver other) => Inner.IsSameStore(other is DelegatingStoreDriver wrapper ? wrapper.Inner : other);

    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) => Inner.BucketExists(bucket, cancellationToken);

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) => Inner.CreateBucket(bucket, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) => Inner.DeleteBucket(bucket, cancellationToken);

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) =>
        Inner.ListBuckets(pageToken, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) =>
        Inner.GetInfo(bucket, key, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken) => Inner.Read(request, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.Write(request, body, cancellationToken);

    /// <inheritdoc/>
    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken) =>
        Inner.StartUpload(request, cancellationToken);

    /// <inheritdoc/>
    public override Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.UploadPart(upload, number, body, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        Inner.CompleteUpload(upload, request, parts, cancellationToken);

    /// <inheritdoc/>
    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken) => Inner.AbortUpload(upload, cancellationToken);

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        Inner.ListUploads(bucket, prefix, pageToken, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        Inner.SweepScratch(bucket, olderThan, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken) => Inner.List(request, cancellationToken);

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        Inner.Delete(bucket, key, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken) => Inner.DeleteMany(bucket, keys, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken) => Inner.Copy(request, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) =>
        Inner.SetMetadata(bucket, key, metadata, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        Inner.GetTags(bucket, key, cancellationToken);

    /// <inheritdoc/>
    public override Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        Inner.SetTags(bucket, key, tags, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.Append(request, body, cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Inner.GetVersion(bucket, key, versionId, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetVersionTags(
        string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Inner.GetVersionTags(bucket, key, versionId, cancellationToken);

    /// <inheritdoc/>
    public override Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken) =>
        Inner.ListVersions(request, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Inner.DeleteVersion(bucket, key, versionId, cancellationToken);

    /// <inheritdoc/>
    public override Task SetTier(string bucket, string key, StorageTier tier, CancellationToken cancellationToken) =>
        Inner.SetTier(bucket, key, tier, cancellationToken);

    /// <inheritdoc/>
    public override Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken) => Inner.SignUrl(request, cancellationToken);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
