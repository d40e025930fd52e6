namespace Fluent.Buckets.Conformance;

/// <summary>Cancellation: before the start and half way; nothing is left of what was cancelled.</summary>
public abstract class CancellationTests(StoreHarness harness) : ConformanceTest(harness)
{
    private const int Long = (2 * Bodies.LeastPart) + 1000;

    private protected override bool NeedsNewBucket => true;

    [Fact]
    public async Task A_verb_of_an_object_that_is_cancelled_before_it_starts_does_nothing()
    {
        await PutAll("a", "other");
        var cancelled = new CancellationToken(canceled: true);

        await Unchanged(async () =>
        {
            foreach (string verb in Verbs.ObjectNames)
            {
                await Expect.Cancelled(() => Verbs.Call(verb, Bucket.Object("a"), cancelled));
            }
        });
    }

    [Fact]
    public async Task A_verb_of_a_bucket_that_is_cancelled_before_it_starts_does_nothing()
    {
        Bucket missing = NameBucket();
        var cancelled = new CancellationToken(canceled: true);
        await Put("a");

        await Unchanged(async () =>
        {
            foreach (string verb in Verbs.BucketNames)
            {
                await Expect.Cancelled(() => Verbs.Call(verb, Bucket, cancelled));
            }

            await Expect.Cancelled(async () => await missing.CreateBucket(cancelled));
            await Expect.Cancelled(async () => await missing.EnsureExists(cancelled));
            await Expect.Cancelled(async () => await Bucket.Exists(cancelled));
            await Expect.Cancelled(async () => await Store.ListBuckets(cancelled).ToListAsync(Token));
        });
        Assert.False(await missing.Exists(Token));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1000, false)]
    [InlineData(Bodies.LeastPart + 1000, true)]
    [InlineData(Bodies.LeastPart + 1000, false)]
    public async Task An_upload_cancelled_half_way_leaves_the_old_object(int cancelAt, bool lengthIsKnown)
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
            using var source = new SourceStream(Bodies.Random(Long))
            {
                ClaimedLength = lengthIsKnown ? Long : null,
                MostPerRead = 64 * 1024,
                BeforeRead = async (position, token) =>
                {
                    if (position >= cancelAt)
                    {
                        await cancel.CancelAsync();
                        token.ThrowIfCancellationRequested();
                    }
                },
            };
            await Expect.Cancelled(async () => await Bucket.Object("a").UploadFrom(source, cancel.Token).WithPartSize(Bodies.LeastPart));
            Assert.False(source.IsClosed);
        });
    }

    [Fact]
    public async Task An_upload_whose_progress_cancels_it_leaves_the_old_object()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
            using var source = new SourceStream(Bodies.Random(Long));
            var progress = new Reports<TransferProgress> { OnReport = _ => cancel.Cancel() };
            await Expect.Cancelled(async () => await Bucket.Object("a").UploadFrom(source, cancel.Token)
                .WithPartSize(Bodies.LeastPart).WithParallelism(1).WithProgress(progress));
        });
    }

    [Fact]
    public async Task A_writer_that_is_cancelled_stores_nothing()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
            await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token).WithPartSize(Bodies.LeastPart);
            await writer.WriteAsync(Bodies.Random(Long), Token);
            await cancel.CancelAsync();
            await Expect.Cancelled(() => writer.CompleteAsync(cancel.Token));
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_download_cancelled_half_way_leaves_the_old_file(int parallelism)
    {
        await Bucket.Object("a").Upload(Bodies.Random(Long), Token);
        string path = Path.Combine(Folder, "target");
        await File.WriteAllTextAsync(path, "old", Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var progress = new Reports<TransferProgress> { OnReport = _ => cancel.Cancel() };

        await Expect.Cancelled(async () => await Bucket.Object("a").DownloadTo(path, cancel.Token)
            .WithPartSize(Bodies.LeastPart).WithParallelism(parallelism).WithProgress(progress));

        Assert.Equal("old", await File.ReadAllTextAsync(path, Token));
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
        Assert.True(progress.All[^1].Bytes < Long);
    }

    [Fact]
    public async Task A_download_to_a_stream_stops_half_way()
    {
        await Bucket.Object("a").Upload(Bodies.Random(Long), Token);
        using var target = new MemoryStream();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var progress = new Reports<TransferProgress> { OnReport = _ => cancel.Cancel() };

        await Expect.Cancelled(async () => await Bucket.Object("a").DownloadTo(target, cancel.Token).WithProgress(progress));

        Assert.True(target.Length < Long);
        Assert.True(target.CanWrite);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_listing_stops_when_it_is_cancelled(bool tokenOfTheVerb)
    {
        await PutAll("a", "b", "c", "d");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        IAsyncEnumerable<ObjectInfo> listing = tokenOfTheVerb
            ? Bucket.List(cancellationToken: cancel.Token).PageSize(1)
            : Bucket.List(cancellationToken: Token).PageSize(1);
        int seen = 0;

        await Expect.Cancelled(async () =>
        {
            await foreach (ObjectInfo info in listing.WithCancellation(tokenOfTheVerb ? Token : cancel.Token))
            {
                seen++;
                await cancel.CancelAsync();
            }
        });

        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task A_reader_stops_when_its_read_is_cancelled()
    {
        byte[] body = Bodies.Random(Bodies.MiB);
        await Bucket.Object("a").Upload(body, Token);
        await using ObjectReader reader = await Bucket.Object("a").OpenRead(Token);
        await reader.ReadExactlyAsync(new byte[10], Token);

        await Expect.Cancelled(async () => await reader.ReadExactlyAsync(new byte[10], new CancellationToken(canceled: true)));
    }
}
