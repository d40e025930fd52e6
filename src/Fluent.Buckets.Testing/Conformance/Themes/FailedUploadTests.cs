namespace Fluent.Buckets.Conformance;

/// <summary>Uploads that fail: the old object stands, no part is left.</summary>
public abstract class FailedUploadTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>Where a body breaks off: at once, in the first part, in a later part; with and without a known length.</summary>
    public static TheoryData<int, bool> Breaks => new()
    {
        { 0, true },
        { 0, false },
        { 1000, true },
        { 1000, false },
        { Bodies.LeastPart + 1000, true },
        { Bodies.LeastPart + 1000, false },
    };

    private protected override bool NeedsNewBucket => true;

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_stream_that_throws_leaves_the_old_object(int failAt, bool lengthIsKnown)
    {
        BucketObject target = Bucket.Object("a");
        await Put("a", "old");

        await Unchanged(async () =>
        {
            using SourceStream source = Failing(failAt, lengthIsKnown);
            StorageException error = await Expect.Error(
                StorageErrorCode.SourceFailed, target, async () => await target.UploadFrom(source, Token).WithPartSize(Bodies.LeastPart));
            Assert.Equal("The cable is out.", error.InnerException?.Message);
            Assert.False(source.IsClosed);
        });

        Assert.Equal("old", await Get("a"));
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_stream_that_throws_stores_nothing(int failAt, bool lengthIsKnown)
    {
        using SourceStream source = Failing(failAt, lengthIsKnown);

        await Unchanged(() => Expect.Error(
            StorageErrorCode.SourceFailed,
            Bucket.Object("a"),
            async () => await Bucket.Object("a").UploadFrom(source, Token).WithPartSize(Bodies.LeastPart)));

        Assert.False(await Bucket.Object("a").Exists(Token));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1000, 1001)]
    [InlineData(1000, Bodies.LeastPart + 1)]
    [InlineData(Bodies.LeastPart + 1000, (2 * Bodies.LeastPart) + 1)]
    public async Task A_stream_that_ends_before_its_length_stores_nothing(int length, int claimedLength)
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            using var source = new SourceStream(Bodies.Random(length)) { ClaimedLength = claimedLength };
            await Expect.Error(
                StorageErrorCode.SourceFailed,
                Bucket.Object("a"),
                async () => await Bucket.Object("a").UploadFrom(source, Token).WithPartSize(Bodies.LeastPart));
        });
    }

    [Fact]
    public async Task A_stream_that_cannot_be_read_is_refused()
    {
        await Put("a", "old");
        using var writeOnly = new TargetStream();
        var closed = new MemoryStream(new byte[10]);
        await closed.DisposeAsync();

        await Unchanged(async () =>
        {
            BucketObject target = Bucket.Object("a");
            await Expect.Error(StorageErrorCode.InvalidArgument, target, async () => await target.UploadFrom(writeOnly, Token));
            await Expect.Error(StorageErrorCode.InvalidArgument, target, async () => await target.UploadFrom(closed, Token));
        });
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_refused()
    {
        await Put("a", "old");
        string path = Path.Combine(Folder, "missing.txt");

        await Unchanged(async () =>
        {
            BucketObject target = Bucket.Object("a");
            StorageException error = await Expect.Error(
                StorageErrorCode.InvalidArgument, target, async () => await target.UploadFrom(path, Token));
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            await Expect.Error(
                StorageErrorCode.InvalidArgument, target, async () => await target.UploadFrom(Path.Combine(path, "below.txt"), Token));
        });
    }

    [Fact]
    public async Task A_directory_is_refused_as_a_file()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            BucketObject target = Bucket.Object("a");
            StorageException error = await Expect.Error(
                StorageErrorCode.InvalidArgument, target, async () => await target.UploadFrom(Folder, Token));
            Assert.Contains(Folder, error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_upload_that_takes_too_long_leaves_the_old_object()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            using var source = new SourceStream(Bodies.Random(1000))
            {
                BeforeRead = async (_, token) => await Task.Delay(Timeout.Infinite, token),
            };
            await Expect.Error(
                StorageErrorCode.Timeout,
                async () => await Bucket.Object("a").UploadFrom(source, Token).WithTimeout(TimeSpan.FromMilliseconds(50)));
        });
    }

    [Fact]
    public async Task A_failed_upload_may_be_made_again()
    {
        byte[] body = Bodies.Random(2000);
        using SourceStream broken = Failing(1000, lengthIsKnown: true);
        await Expect.Error(StorageErrorCode.SourceFailed, async () => await Bucket.Object("a").UploadFrom(broken, Token));

        await Bucket.Object("a").Upload(body, Token);

        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    private static SourceStream Failing(int failAt, bool lengthIsKnown)
    {
        int length = failAt + Bodies.LeastPart + 1000;
        return new SourceStream(Bodies.Random(length))
        {
            ClaimedLength = lengthIsKnown ? length : null,
            MostPerRead = 64 * 1024,
            BeforeRead = (position, _) => position >= failAt ? throw new IOException("The cable is out.") : ValueTask.CompletedTask,
        };
    }
}
