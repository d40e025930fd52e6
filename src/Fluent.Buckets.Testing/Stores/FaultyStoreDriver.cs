using System.Collections.Concurrent;

namespace Fluent.Buckets.Testing;

/// <summary>
/// Records what is asked of a driver, and lets requests fail as a test says, so that an app's tests can show what it does when its store is slow, refuses, or
/// breaks off: <c>var faulty = new FaultyStoreDriver(new MemoryDriver()); var store = new ObjectStore(faulty);</c>.
/// </summary>
/// <remarks>Faults are tried in the order in which they were added; a request meets at most one. All members are safe for use by many threads at once.</remarks>
/// <param name="inner">The driver that does what meets no fault. It is disposed with this one.</param>
public sealed class FaultyStoreDriver(StoreDriver inner) : DelegatingStoreDriver(inner)
{
    private readonly ConcurrentQueue<StoreCall> _calls = new();

    /// <summary>Each tells the fault that a call meets, or null.</summary>
    private readonly ConcurrentQueue<Func<StoreCall, StoreFault?>> _faults = new();

    /// <summary>The requests so far, in the order in which they began.</summary>
    public IReadOnlyList<StoreCall> Calls => [.. _calls];

    /// <summary>Starts a fault that requests of one kind meet.</summary>
    /// <param name="verb">The kind.</param>
    public StoreFaultRule On(StoreVerb verb) => new(call => call.Verb == verb, Add);

    /// <summary>Starts a fault that requests of every kind meet.</summary>
    public StoreFaultRule OnAny() => new(_ => true, Add);

    /// <summary>
    /// Fails a share of all requests from now on, each in a way that is drawn: refused as Unavailable or Throttled, the answer lost, or broken within the content.
    /// </summary>
    /// <param name="seed">Which draw. The same requests in the same order meet the same faults.</param>
    /// <param name="share">How many of them, from 0 for none to 1 for all.</param>
    public void FailRandomly(int seed, double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        _faults.Enqueue(new RandomFaults(seed, share).Draw);
    }

    /// <summary>Forgets the faults and the requests.</summary>
    public void Clear()
    {
        _faults.Clear();
        _calls.Clear();
    }

    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.BucketExists, bucket, null), () => base.BucketExists(bucket, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.CreateBucket, bucket, null), () => base.CreateBucket(bucket, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteBucket(string bucket, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.DeleteBucket, bucket, null), () => base.DeleteBucket(bucket, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.ListBuckets, null, null), () => base.ListBuckets(pageToken, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.GetInfo, bucket, key), () => base.GetInfo(bucket, key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override async Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        long? asked = request.Range is { IsFromEnd: false, End: { } end } range ? end - range.Start : null;
        var call = new StoreCall(StoreVerb.Read, request.Bucket, request.Key, null, asked);
        FaultAction action = await Meet(call, cancellationToken).ConfigureAwait(false);
        ObjectContent content = await base.Read(request, cancellationToken).ConfigureAwait(false);
        if (action.AfterRequest)
        {
            await content.DisposeAsync().ConfigureAwait(false);
            throw Fault(call, action);
        }

        return action.BreakAfter is { } bytes
            ? new ObjectContent(content.Info, content.Offset, content.Length, new BreakingStream(content.Body, bytes))
            : content;
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Send(Of(StoreVerb.Write, request, body), body, () => base.Write(request, body, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken) =>
        Run(Of(StoreVerb.StartUpload, request, null), () => base.StartUpload(request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        StoreCall call = Of(StoreVerb.UploadPart, upload) with { Part = number, Bytes = body?.Length };
        return Send(call, body!, () => base.UploadPart(upload, number, body!, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        Run(Of(StoreVerb.CompleteUpload, upload), () => base.CompleteUpload(upload, request, parts, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken) =>
        Run(Of(StoreVerb.AbortUpload, upload), () => base.AbortUpload(upload, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.ListUploads, bucket, prefix), () => base.ListUploads(bucket, prefix, pageToken, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.SweepScratch, bucket, null), () => base.SweepScratch(bucket, olderThan, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(new(StoreVerb.List, request.Bucket, request.Prefix), () => base.List(request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.Delete, bucket, key), () => base.Delete(bucket, key, ifMatch, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.DeleteMany, bucket, null), () => base.DeleteMany(bucket, keys, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(new(StoreVerb.Copy, request.TargetBucket, request.TargetKey), () => base.Copy(request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken) =>
        Run(
            new(StoreVerb.SetMetadata, bucket, key), () => base.SetMetadata(bucket, key, metadata, ifMatch, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.GetTags, bucket, key), () => base.GetTags(bucket, key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.SetTags, bucket, key), () => base.SetTags(bucket, key, tags, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken) =>
        Send(Of(StoreVerb.Append, request, body), body, () => base.Append(request, body, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.GetVersion, bucket, key), () => base.GetVersion(bucket, key, versionId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetVersionTags(
        string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.GetVersionTags, bucket, key), () => base.GetVersionTags(bucket, key, versionId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = new StoreCall(StoreVerb.ListVersions, request.Bucket, request.Key ?? request.Prefix);
        return Run(call, () => base.ListVersions(request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.DeleteVersion, bucket, key), () => base.DeleteVersion(bucket, key, versionId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task SetTier(string bucket, string key, StorageTier tier, CancellationToken cancellationToken) =>
        Run(new(StoreVerb.SetTier, bucket, key), () => base.SetTier(bucket, key, tier, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<Uri> SignUrl(SignRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(new(StoreVerb.SignUrl, request.Bucket, request.Key), () => base.SignUrl(request, cancellationToken), cancellationToken);
    }

    private void Add(StoreFault fault) => _faults.Enqueue(call => fault.Meets(call) ? fault : null);

    private static StoreCall Of(StoreVerb verb, WriteRequest request, ObjectBody? body)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new StoreCall(verb, request.Bucket, request.Key, null, body?.Length);
    }

    private static StoreCall Of(StoreVerb verb, UploadReference upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return new StoreCall(verb, upload.Bucket, upload.Key);
    }

    private Task<bool> Run(StoreCall call, Func<Task> request, CancellationToken cancellationToken) =>
        Run(
            call,
            async () =>
            {
                await request().ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private async Task<T> Run<T>(StoreCall call, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        FaultAction action = await Meet(call, cancellationToken).ConfigureAwait(false);
        if (action.BreakAfter is not null)
        {
            throw Fault(call, action);
        }

        T answer = await request().ConfigureAwait(false);
        return action.AfterRequest ? throw Fault(call, action) : answer;
    }

    private async Task<T> Send<T>(StoreCall call, ObjectBody body, Func<Task<T>> request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        FaultAction action = await Meet(call, cancellationToken).ConfigureAwait(false);
        if (action.BreakAfter is { } bytes)
        {
            await BreakingStream.Take(body, bytes, cancellationToken).ConfigureAwait(false);
            throw Fault(call, action);
        }

        T answer = await request().ConfigureAwait(false);
        return action.AfterRequest ? throw Fault(call, action) : answer;
    }

    /// <summary>Records a call, holds it up and refuses it as its fault says; gives what is to happen during or after the request.</summary>
    private async ValueTask<FaultAction> Meet(StoreCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StoreFault? fault = _faults.Select(meets => meets(call)).FirstOrDefault(met => met is not null);
        _calls.Enqueue(call with { Fault = fault });
        if (fault?.Action is not { } action)
        {
            return FaultAction.None;
        }

        if (action.Delay > TimeSpan.Zero)
        {
            await Task.Delay(action.Delay, TimeProvider, cancellationToken).ConfigureAwait(false);
        }

        return action is { Code: not null, AfterRequest: false, BreakAfter: null } ? throw Fault(call, action) : action;
    }

    private StorageException Fault(StoreCall call, FaultAction action) => new(
        action.Code!.Value,
        $"{call} met a fault that the test put there: {action.Code}.")
    {
        Store = Name,
        Bucket = call.Bucket,
        Key = call.Key,
    };
}
