using Fluent.Buckets;

[assembly: StoreDriver("toy", typeof(Fluent.Buckets.Toys.ToyDriver))]

namespace Fluent.Buckets.Toys;

/// <summary>A driver as one of a package is: in an assembly of its own, opened by <c>toy://account?region=…</c>. It stores in memory.</summary>
public sealed class ToyDriver : StoreDriver, IStoreUrlDriver
{
    private readonly MemoryDriver _inner = new();

    private ToyDriver(string name) => Name = name;

    public override string Name { get; }

    public override StoreCapabilities Capabilities => _inner.Capabilities;

    public override KeyRules KeyRules => _inner.KeyRules;

    public override BucketNameRules BucketNameRules => _inner.BucketNameRules;

    public static StoreDriver Open(StoreUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        url.AllowOptions("region");
        return new ToyDriver($"{url} in {url.GetOption("region") ?? "no region"}");
    }

    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) =>
        _inner.BucketExists(bucket, cancellationToken);

    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) => _inner.CreateBucket(bucket, cancellationToken);

    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) => _inner.DeleteBucket(bucket, cancellationToken);

    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) =>
        _inner.ListBuckets(pageToken, cancellationToken);

    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) =>
        _inner.GetInfo(bucket, key, cancellationToken);

    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken) => _inner.Read(request, cancellationToken);

    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        _inner.Write(request, body, cancellationToken);

    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken) =>
        _inner.StartUpload(request, cancellationToken);

    public override Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken) =>
        _inner.UploadPart(upload, number, body, cancellationToken);

    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        _inner.CompleteUpload(upload, request, parts, cancellationToken);

    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken) => _inner.AbortUpload(upload, cancellationToken);

    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        _inner.ListUploads(bucket, prefix, pageToken, cancellationToken);

    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        _inner.SweepScratch(bucket, olderThan, cancellationToken);

    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken) => _inner.List(request, cancellationToken);

    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        _inner.Delete(bucket, key, ifMatch, cancellationToken);

    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken) => _inner.DeleteMany(bucket, keys, cancellationToken);

    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken) => _inner.Copy(request, cancellationToken);

    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) =>
        _inner.SetMetadata(bucket, key, metadata, ifMatch, cancellationToken);
}
