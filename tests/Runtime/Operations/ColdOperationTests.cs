namespace Fluent.Buckets.Tests.Operations;

/// <summary>An operation does nothing until it is awaited, runs once, and cannot be changed after that.</summary>
public sealed class ColdOperationTests : IAsyncDisposable
{
    private readonly ObjectStore _store = new(new MemoryDriver());
    private readonly Bucket _bucket;

    public ColdOperationTests() => _bucket = _store.Bucket("cold-operations");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_operation_that_nobody_awaits_does_nothing()
    {
        await _bucket.EnsureExists(Token);
        UploadOperation upload = _bucket.Object("key").UploadText("text", Token);
        Assert.False(await _bucket.Object("key").Exists(Token));
        await upload;
        Assert.True(await _bucket.Object("key").Exists(Token));
    }

    [Fact]
    public async Task Awaiting_twice_runs_once_and_gives_the_same_result()
    {
        StorageRequest<bool> ensure = _bucket.EnsureExists(Token);
        Assert.True(await ensure);
        Assert.True(await ensure);
        Assert.Same(ensure.AsTask(), ensure.AsTask());
    }

    [Fact]
    public async Task Awaiting_from_many_threads_runs_once()
    {
        await _bucket.EnsureExists(Token);
        var source = new CountingStream();
        UploadOperation upload = _bucket.Object("once").UploadFrom(source, Token);
        ObjectInfo[] results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await upload, Token)));
        Assert.Single(results.Distinct());
        Assert.Equal(1, source.Ends);
    }

    [Fact]
    public async Task A_failed_operation_gives_the_same_fault_again()
    {
        StorageRequest<ObjectInfo> info = _bucket.Object("key").GetInfo(Token);
        StorageException first = await Assert.ThrowsAsync<StorageException>(async () => await info);
        StorageException second = await Assert.ThrowsAsync<StorageException>(async () => await info);
        Assert.Same(first, second);
        Assert.Equal(StorageErrorCode.BucketNotFound, first.Code);
    }

    [Fact]
    public async Task A_modifier_after_the_start_throws()
    {
        await _bucket.EnsureExists(Token);
        UploadOperation upload = _bucket.Object("key").UploadText("text", Token);
        await upload;
        Action[] modifiers =
        [
            () => upload.IfAbsent(),
            () => upload.WithMetadata("a", "b"),
            () => upload.WithTimeout(TimeSpan.FromSeconds(1)),
        ];
        Assert.All(modifiers, modify => Assert.Throws<InvalidOperationException>(modify));
    }

    [Fact]
    public void A_modifier_returns_the_same_operation()
    {
        UploadOperation upload = _bucket.Object("key").UploadText("text", Token);
        Assert.Same(upload, upload.WithContentType("text/plain").WithMetadata("a", "b").IfAbsent());
    }

    [Fact]
    public async Task An_operation_converts_to_a_task_which_starts_it()
    {
        Task<bool> task = _bucket.EnsureExists(Token);
        Assert.True(await task);
        Assert.False(await _bucket.EnsureExists(Token).AsValueTask());
        Assert.False(await _bucket.EnsureExists(Token).ConfigureAwait(true));
    }

    [Fact]
    public async Task A_bad_argument_is_a_fault_of_the_task_not_of_the_verb()
    {
        StorageRequest<bool> exists = _bucket.Object("").Exists(Token);
        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await exists);
        Assert.Equal(StorageErrorCode.InvalidKey, fault.Code);
    }

    [Fact]
    public async Task A_fault_before_the_first_request_is_in_the_task_of_every_verb()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();
        BucketObject target = _bucket.Object("\0");
        Func<CancellationToken, Task>[] verbs =
        [
            token => target.Exists(token).AsTask(), token => target.GetInfo(token).AsTask(), token => target.TryGetInfo(token).AsTask(),
            token => target.Delete(token).AsTask(), token => target.CopyTo("other", token).AsTask(), token => target.UploadText("text", token).AsTask(),
            token => target.ReadText(token).AsTask(), token => target.OpenWrite(token).AsTask(), token => target.StartUpload(token).AsTask(),
        ];
        foreach (Func<CancellationToken, Task> verb in verbs)
        {
            Task task = verb(Token);
            Assert.Equal(StorageErrorCode.InvalidKey, (await Assert.ThrowsAsync<StorageException>(() => task)).Code);
        }

        Task<ObjectInfo> info = _bucket.Object("key").GetInfo(canceled.Token).AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => info);
        Assert.True(info.IsCanceled);
    }

    [Fact]
    public async Task WithTimeout_ends_the_operation_as_Timeout()
    {
        await _bucket.EnsureExists(Token);
        UploadOperation upload = _bucket.Object("slow").UploadFrom(new EndlessStream(), Token).WithTimeout(TimeSpan.FromMilliseconds(50));
        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await upload);
        Assert.Equal(StorageErrorCode.Timeout, fault.Code);
        Assert.True(fault.IsTransient);
        Assert.Equal(("memory", "cold-operations", "slow"), (fault.Store, fault.Bucket, fault.Key));
        Assert.Contains("'slow' in bucket 'cold-operations'", fault.Message, StringComparison.Ordinal);
        Assert.False(await _bucket.Object("slow").Exists(Token));
    }

    [Fact]
    public async Task A_timeout_in_a_view_names_the_whole_key()
    {
        await _bucket.EnsureExists(Token);
        UploadOperation upload = _bucket.Within("a/").Object("slow")
            .UploadFrom(new EndlessStream(), Token).WithTimeout(TimeSpan.FromMilliseconds(50));
        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await upload);
        Assert.Equal("a/slow", fault.Key);
        Assert.Contains("'a/slow'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_cancellation_is_not_a_timeout()
    {
        await _bucket.EnsureExists(Token);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        UploadOperation upload = _bucket.Object("slow").UploadFrom(new EndlessStream(), cancel.Token).WithTimeout(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await upload);
        Assert.False(await _bucket.Object("slow").Exists(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_timeout_that_leaves_no_time_is_refused(int seconds)
    {
        Action modify = () => _bucket.Exists(Token).WithTimeout(TimeSpan.FromSeconds(seconds));
        StorageException fault = Assert.Throws<StorageException>(modify);
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }

    [Fact]
    public async Task WhenAll_keeps_the_order_and_the_parallelism()
    {
        await _bucket.EnsureExists(Token);
        var gauge = new Gauge();
        IReadOnlyList<ObjectInfo> infos = await Enumerable.Range(0, 20)
            .Select(i => _bucket.Object($"key-{i:D2}").UploadFrom(new GaugedStream(gauge), Token))
            .WhenAll(parallelism: 3, Token);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"key-{i:D2}"), infos.Select(info => info.Key));
        Assert.InRange(gauge.Greatest, 2, 3);
    }

    [Fact]
    public async Task WhenAll_tells_the_fault_and_starts_nothing_after_it()
    {
        await _bucket.EnsureExists(Token);
        int started = 0;
        IEnumerable<StorageOperation<ObjectInfo>> operations = Enumerable.Range(0, 1000).Select(i =>
        {
            started++;
            return (StorageOperation<ObjectInfo>)_bucket.Object($"missing-{i}").GetInfo(Token);
        });
        StorageException fault = await Assert.ThrowsAsync<StorageException>(() => operations.WhenAll(2, Token));
        Assert.Equal(StorageErrorCode.ObjectNotFound, fault.Code);
        Assert.InRange(started, 1, 10);
    }

    [Fact]
    public async Task After_the_store_is_disposed_an_operation_throws()
    {
        StorageRequest<bool> exists = _bucket.Exists(Token);
        await _store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await exists);
    }
}
