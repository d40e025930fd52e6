namespace Fluent.Buckets.Tests.Typed;

/// <summary>Reading all contents: several at once, in order, and no further than they are taken.</summary>
public sealed class ReadAllTests : IAsyncLifetime
{
    private const int Count = 30;

    private readonly RecordingDriver _driver = new();
    private readonly ObjectStore _store;
    private readonly Bucket<NumberKey, Note> _notes;

    public ReadAllTests()
    {
        _store = new ObjectStore(_driver);
        _notes = new Bucket<NumberKey, Note>(_store, "notes", new NoteText());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _notes.EnsureExists(Token);
        for (int i = 0; i < Count; i++)
        {
            await _notes.Object(new NumberKey(i)).Write(new Note($"{i}"), Token);
        }
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task As_many_are_read_at_once_as_are_allowed(int parallelism)
    {
        int running = 0;
        int most = 0;
        _driver.Before = async (verb, _, token) =>
        {
            if (verb == nameof(StoreDriver.Read))
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Delay(20, token);
                Interlocked.Decrement(ref running);
            }
        };

        List<Note> notes = await _notes.ReadAll(Token).WithParallelism(parallelism).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, Count).Select(i => new Note($"{i}")), notes);
        Assert.Equal(Math.Min(parallelism, Count), most);
    }

    [Fact]
    public async Task A_fault_comes_in_its_place_and_stops_the_other_reads()
    {
        await _notes.Object(new NumberKey(5)).UploadText("!invalid", Token);
        int read = 0;

        StorageException error = await Assert.ThrowsAsync<StorageException>(async () =>
        {
            await foreach (Note _ in _notes.ReadAll(Token).WithParallelism(2))
            {
                read++;
            }
        });

        Assert.Equal((StorageErrorCode.ContentInvalid, "005", 5), (error.Code, error.Key, read));
        Assert.InRange(_driver.Count(nameof(StoreDriver.Read)), 6, 7);
    }

    [Fact]
    public async Task An_enumeration_that_is_left_ends_its_reads()
    {
        var held = new TaskCompletionSource();
        int ended = 0;
        int reads = 0;
        _driver.Before = async (verb, _, token) =>
        {
            if (verb == nameof(StoreDriver.Read) && Interlocked.Increment(ref reads) > 1)
            {
                try
                {
                    await held.Task.WaitAsync(token);
                }
                finally
                {
                    Interlocked.Increment(ref ended);
                }
            }
        };

        await foreach (Note note in _notes.ReadAll(Token).WithParallelism(4))
        {
            Assert.Equal("0", note.Text);
            break;
        }

        Assert.Equal(reads - 1, ended);
    }

    [Fact]
    public async Task An_object_that_is_deleted_meanwhile_is_passed_over()
    {
        bool deleted = false;
        _driver.Before = async (verb, _, _) =>
        {
            if (verb == nameof(StoreDriver.Read) && !deleted)
            {
                deleted = true;
                await _notes.Object(new NumberKey(3)).Delete(Token);
            }
        };

        List<Note> notes = await _notes.ReadAll(Token).WithParallelism(1).ToListAsync(Token);

        Assert.Equal(Count - 1, notes.Count);
        Assert.DoesNotContain(new Note("3"), notes);
    }

    [Fact]
    public async Task A_cancelled_enumeration_ends_with_that()
    {
        using var cancel = new CancellationTokenSource();
        _driver.Before = (verb, _, _) =>
        {
            if (verb == nameof(StoreDriver.Read))
            {
                cancel.Cancel();
            }

            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _notes.ReadAll(cancel.Token).ToListAsync(Token));
    }

    [Fact]
    public void Less_than_one_at_once_is_refused() => Assert.Equal(
        StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => _notes.ReadAll(Token).WithParallelism(0)).Code);

    [Fact]
    public async Task A_listing_makes_one_request_a_page_and_none_a_key()
    {
        Assert.Equal(Count, await _notes.List(Token).PageSize(10).CountAsync(Token));
        Assert.Equal(0, _driver.Count(nameof(StoreDriver.Read)) + _driver.Count(nameof(StoreDriver.GetInfo)));
        Assert.InRange(_driver.Count(nameof(StoreDriver.List)), 3, 4);
    }
}
