using System.Collections.Concurrent;

namespace Fluent.Buckets.Tests;

/// <summary>Records the requests to a Memory driver, in front of which capabilities can be taken away and requests held up or failed.</summary>
internal sealed class RecordingDriver(string name) : StoreDriver
{
    private readonly MemoryDriver _inner = new();

    public RecordingDriver()
        : this("recording")
    {
    }

    /// <summary>What the store says that it can do.</summary>
    public StoreCapabilities Reported { get => field ?? _inner.Capabilities; set; }

    /// <summary>Runs before each request, which is told by its name and its part number or range start.</summary>
    public Func<string, long, CancellationToken, Task> Before { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>Changes the body of what was read, told the position in the object that it starts at.</summary>
    public Func<long, Stream, Stream> Body { get; set; } = (_, body) => body;

    public ConcurrentQueue<(string Verb, long Detail, long Size)> Calls { get; } = new();

    public override string Name { get; } = name;

    public override StoreCapabilities Capabilities => Reported;

    public override KeyRules KeyRules => _inner.KeyRules;

    public override BucketNameRules BucketNameRules => _inner.BucketNameRules;

    /// <summary>Says that a request is sent again.</summary>
    public void Retry(string reason) => ReportRetry(reason);

    /// <summary>The reads, in their order.</summary>
    public ConcurrentQueue<ReadRequest> Reads { get; } = new();

    public int Count(string verb) => Calls.Count(call => call.Verb == verb);

    public override async Task<bool> BucketExists(string bucket, CancellationToken cancellationToken)
    {
        await Record(nameof(BucketExists), 0, 0, cancellationToken);
        return await _inner.BucketExists(bucket, cancellationToken);
    }

    public override async Task CreateBucket(string bucket, CancellationToken cancellationToken)
    {
        await Record(nameof(CreateBucket), 0, 0, cancellationToken);
        await _inner.CreateBucket(bucket, cancellationToken);
    }

    public override async Task DeleteBucket(string bucket, CancellationToken cancellationToken)
    {
        await Record(nameof(DeleteBucket), 0, 0, cancellationToken);
        await _inner.DeleteBucket(bucket, cancellationToken);
    }

    public override async Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken)
    {
        await Record(nameof(ListBuckets), 0, 0, cancellationToken);
        return await _inner.ListBuckets(pageToken, cancellationToken);
    }

    public override async Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken)
    {
        await Record(nameof(GetInfo), 0, 0, cancellationToken);
        return await _inner.GetInfo(bucket, key, cancellationToken);
    }

    public override async Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        Reads.Enqueue(request);
        await Record(nameof(Read), request.Range?.Start ?? 0, request.Range?.End ?? -1, cancellationToken);
        ObjectContent content = await _inner.Read(request, cancellationToken);
        return new ObjectContent(content.Info, content.Offset, content.Length, Body(content.Offset, content.Body));
    }

    public override async Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        await Record(nameof(Write), 0, body.Length ?? -1, cancellationToken);
        return await _inner.Write(request, body, cancellationToken);
    }

    public override async Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken)
    {
        await Record(nameof(StartUpload), 0, 0, cancellationToken);
        return await _inner.StartUpload(request, cancellationToken);
    }

    public override async Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        await Record(nameof(UploadPart), number, body.Length ?? -1, cancellationToken);
        return await _inner.UploadPart(upload, number, body, cancellationToken);
    }

    public override async Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        await Record(nameof(CompleteUpload), parts.Count, 0, cancellationToken);
        return await _inner.CompleteUpload(upload, request, parts, cancellationToken);
    }

    public override async Task AbortUpload(UploadReference upload, CancellationToken cancellationToken)
    {
        await Record(nameof(AbortUpload), 0, 0, cancellationToken);
        await _inner.AbortUpload(upload, cancellationToken);
    }

    public override async Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken)
    {
        await Record(nameof(ListUploads), 0, 0, cancellationToken);
        return await _inner.ListUploads(bucket, prefix, pageToken, cancellationToken);
    }

    public override async Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await Record(nameof(SweepScratch), 0, 0, cancellationToken);
        return await _inner.SweepScratch(bucket, olderThan, cancellationToken);
    }

    public override async Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        await Record(nameof(List), 0, request.PageSize ?? -1, cancellationToken);
        return await _inner.List(request, cancellationToken);
    }

    public override async Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken)
    {
        await Record(nameof(Delete), 0, 0, cancellationToken);
        await _inner.Delete(bucket, key, ifMatch, cancellationToken);
    }

    public override async Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        await Record(nameof(DeleteMany), 0, keys.Count, cancellationToken);
        return await _inner.DeleteMany(bucket, keys, cancellationToken);
    }

    public override async Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        await Record(nameof(Copy), 0, 0, cancellationToken);
        return await _inner.Copy(request, cancellationToken);
    }

    public override async Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken)
    {
        await Record(nameof(SetMetadata), 0, 0, cancellationToken);
        return await _inner.SetMetadata(bucket, key, metadata, ifMatch, cancellationToken);
    }

    public override async Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken)
    {
        await Record(nameof(GetTags), 0, 0, cancellationToken);
        return await _inner.GetTags(bucket, key, cancellationToken);
    }

    public override async Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        await Record(nameof(SetTags), tags.Count, 0, cancellationToken);
        await _inner.SetTags(bucket, key, tags, cancellationToken);
    }

    public override async Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        await Record(nameof(Append), 0, body.Length ?? -1, cancellationToken);
        return await _inner.Append(request, body, cancellationToken);
    }

    public override async Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        await Record(nameof(SignUrl), 0, 0, cancellationToken);
        return await _inner.SignUrl(request, cancellationToken);
    }

    private Task Record(string verb, long detail, long size, CancellationToken cancellationToken)
    {
        Calls.Enqueue((verb, detail, size));
        return Before(verb, detail, cancellationToken);
    }
}
