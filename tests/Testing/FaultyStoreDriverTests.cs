namespace Fluent.Buckets.Testing.Tests;

/// <summary>What a fault does, and what an app sees of it.</summary>
public sealed class FaultyStoreDriverTests : IAsyncLifetime
{
    private readonly FaultyStoreDriver _driver = new(new MemoryDriver());
    private readonly ObjectStore _store;

    public FaultyStoreDriverTests() => _store = new ObjectStore(_driver);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Bucket Bucket => _store.Bucket("bucket");

    public async ValueTask InitializeAsync() => await Bucket.CreateBucket(Token);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Requests_are_recorded_in_their_order()
    {
        await Bucket.Object("a").UploadText("text", Token);
        await Bucket.Object("a").ReadText(Token);
        await Bucket.List("a", Token).ToListAsync(Token);
        await Bucket.Object("a").Delete(Token);
        Assert.Equal(
            ["CreateBucket bucket", "Write bucket/a", "Read bucket/a", "List bucket/a", "Delete bucket/a"],
            _driver.Calls.Select(call => call.ToString()));
        Assert.Equal(4, _driver.Calls[1].Bytes);
    }

    [Fact]
    public async Task A_refused_request_changes_nothing_and_names_the_object()
    {
        StoreFault fault = _driver.On(StoreVerb.Write).Fail(StorageErrorCode.Throttled);
        StorageException error = await Fails(StorageErrorCode.Throttled, async () => await Bucket.Object("a").UploadText("text", Token));
        Assert.Equal(("bucket", "a", true), (error.Bucket, error.Key, error.IsTransient));
        Assert.False(await Bucket.Object("a").Exists(Token));
        Assert.Equal(1, fault.Met);
        Assert.Equal("Write bucket/a: refused with Throttled", _driver.Calls[1].ToString());
    }

    [Fact]
    public async Task A_lost_answer_leaves_what_was_asked_done()
    {
        _driver.On(StoreVerb.Write).LoseAnswer();
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("a").UploadText("text", Token));
        Assert.Equal("text", await Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task A_fault_meets_what_it_names_and_as_often_as_it_says()
    {
        StoreFault fault = _driver.On(StoreVerb.GetInfo).Key("a").After(1).Times(2).Fail(StorageErrorCode.Unavailable);
        await Bucket.Object("a").UploadText("text", Token);
        await Bucket.Object("b").UploadText("text", Token);
        var outcomes = new List<bool>();
        for (int i = 0; i < 5; i++)
        {
            await Bucket.Object("b").GetInfo(Token);
            outcomes.Add(await Record.ExceptionAsync(async () => await Bucket.Object("a").GetInfo(Token)) is null);
        }

        Assert.Equal([true, false, false, true, true], outcomes);
        Assert.Equal(2, fault.Met);
    }

    [Fact]
    public async Task A_read_that_breaks_goes_on_by_range()
    {
        byte[] content = [.. Enumerable.Range(0, 10_000).Select(i => (byte)i)];
        await Bucket.Object("a").Upload(content, Token);
        _driver.On(StoreVerb.Read).BreakAfter(1_000);
        Assert.Equal(content, await Bucket.Object("a").ReadBytes(Token));
        Assert.Equal([null, 9_000L], _driver.Calls.Where(call => call.Verb == StoreVerb.Read).Select(call => call.Bytes));
    }

    [Fact]
    public async Task A_write_that_breaks_takes_the_start_of_the_body_and_stores_nothing()
    {
        _driver.On(StoreVerb.Write).BreakAfter(1_000);
        using var source = new MemoryStream(new byte[10_000]);
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("a").UploadFrom(source, Token).WithParallelism(1));
        Assert.False(await Bucket.Object("a").Exists(Token));
    }

    [Fact]
    public async Task A_part_that_fails_ends_the_upload_and_leaves_no_parts()
    {
        _driver.On(StoreVerb.UploadPart).Part(2).Fail(StorageErrorCode.Unavailable);
        await Fails(
            StorageErrorCode.Unavailable, async () => await Bucket.Object("a").Upload(new byte[16 << 20], Token).WithPartSize(5 << 20));
        Assert.Empty(await Bucket.ListUploads(cancellationToken: Token).ToListAsync(Token));
        Assert.Contains(_driver.Calls, call => call.Verb == StoreVerb.AbortUpload);
    }

    [Fact]
    public async Task A_delay_holds_a_request_up_and_can_be_cancelled()
    {
        _driver.OnAny().Always().Delay(TimeSpan.FromMinutes(5));
        using var cancel = new CancellationTokenSource();
        Task<bool> held = Bucket.Exists(cancel.Token).AsTask();
        Assert.False(held.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
    }

    [Fact]
    public async Task A_time_limit_ends_a_request_that_is_held_up()
    {
        _driver.On(StoreVerb.GetInfo).Delay(TimeSpan.FromMinutes(5));
        await Fails(
            StorageErrorCode.Timeout, async () => await Bucket.Object("a").TryGetInfo(Token).WithTimeout(TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task A_seed_draws_the_same_faults_again()
    {
        string first = await Outcomes(7);
        Assert.Equal(first, await Outcomes(7));
        Assert.NotEqual(first, await Outcomes(8));
        Assert.InRange(first.Count(c => c == 'x'), 20, 80);
    }

    [Fact]
    public async Task Cleared_faults_are_met_no_more()
    {
        _driver.FailRandomly(1, 1);
        await Assert.ThrowsAsync<StorageException>(async () => await Bucket.Exists(Token));
        _driver.Clear();
        Assert.Empty(_driver.Calls);
        Assert.True(await Bucket.Exists(Token));
    }

    private async Task<string> Outcomes(int seed)
    {
        _driver.Clear();
        _driver.FailRandomly(seed, 0.25);
        string outcomes = string.Empty;
        for (int i = 0; i < 200; i++)
        {
            outcomes += await Record.ExceptionAsync(async () => await Bucket.Object($"{i}").UploadText("text", Token)) is null ? '.' : 'x';
        }

        return outcomes;
    }

    private static async Task<StorageException> Fails(StorageErrorCode code, Func<Task> call)
    {
        StorageException error = await Assert.ThrowsAsync<StorageException>(call);
        Assert.Equal(code, error.Code);
        return error;
    }
}
