namespace Fluent.Buckets.Models.Broken;

/// <summary>Passes every request on to the Memory driver.</summary>
internal abstract class WrappedDriver : StoreDriver
{
    protected MemoryDriver Inner { get; } = new();

    public override string Name => "broken";

    public override StoreCapabilities Capabilities => Inner.Capabilities;

    public override KeyRules KeyRules => Inner.KeyRules;

    public override BucketNameRules BucketNameRules => Inner.BucketNameRules;

    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) => Inner.BucketExists(bucket, cancellationToken);

    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) => Inner.CreateBucket(bucket, cancellationToken);

    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) => Inner.DeleteBucket(bucket, cancellationToken);

    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) => Inner.ListBuckets(pageToken, cancellationToken);

    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) => Inner.GetInfo(bucket, key, cancellationToken);

    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken) => Inner.Read(request, cancellationToken);

    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.Write(request, body, cancellationToken);

    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken) => Inner.StartUpload(request, cancellationToken);

    public override Task<UploadedPart> UploadPart(UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.UploadPart(upload, number, body, cancellationToken);

    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        Inner.CompleteUpload(upload, request, parts, cancellationToken);

    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken) => Inner.AbortUpload(upload, cancellationToken);

    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        Inner.ListUploads(bucket, prefix, pageToken, cancellationToken);

    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        Inner.SweepScratch(bucket, olderThan, cancellationToken);

    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken) => Inner.List(request, cancellationToken);

    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        Inner.Delete(bucket, key, ifMatch, cancellationToken);

    public override Task<IReadOnlyList<StorageException>> DeleteMany(string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        Inner.DeleteMany(bucket, keys, cancellationToken);

    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken) => Inner.Copy(request, cancellationToken);

    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) =>
        Inner.SetMetadata(bucket, key, metadata, ifMatch, cancellationToken);

    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        Inner.GetTags(bucket, key, cancellationToken);

    public override Task SetTags(string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        Inner.SetTags(bucket, key, tags, cancellationToken);

    public override Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Inner.Append(request, body, cancellationToken);
}
