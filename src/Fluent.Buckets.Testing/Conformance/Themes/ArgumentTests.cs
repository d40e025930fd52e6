namespace Fluent.Buckets.Conformance;

/// <summary>Arguments that make no sense: refused with a message that says so, and nothing changed.</summary>
public abstract class ArgumentTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Bodies.LeastPart - 1)]
    public async Task A_part_below_5_MiB_is_refused(long partSize)
    {
        await Put("a", "old");
        BucketObject target = Bucket.Object("a");

        await Unchanged(async () =>
        {
            StorageException error = await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await target.UploadText("new", Token).WithPartSize(partSize));
            Assert.Contains("5 MiB", error.Message, StringComparison.Ordinal);
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.OpenWrite(Token).WithPartSize(partSize));
            await Expect.Error(
                StorageErrorCode.InvalidArgument,
                async () => await target.DownloadTo(Path.Combine(Folder, "target"), Token).WithPartSize(partSize));
        });
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_parallelism_below_1_is_refused(int parallelism)
    {
        await Put("a", "old");
        BucketObject target = Bucket.Object("a");
        using var stream = new MemoryStream();

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await target.UploadText("new", Token).WithParallelism(parallelism));
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await target.DownloadTo(stream, Token).WithParallelism(parallelism));
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await Bucket.DeleteAll(string.Empty, Token).WithParallelism(parallelism));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_timeout_that_leaves_no_time_is_refused(int seconds)
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.InvalidArgument,
                async () => await Bucket.Object("a").UploadText("new", Token).WithTimeout(TimeSpan.FromSeconds(seconds)));
            await Expect.Error(
                StorageErrorCode.InvalidArgument,
                async () => await Bucket.Object("a").Delete(Token).WithTimeout(TimeSpan.FromSeconds(seconds)));
        });
    }

    [Fact]
    public async Task A_negative_age_is_refused()
    {
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.SweepUploads(TimeSpan.FromTicks(-1), Token));
    }

    [Fact]
    public async Task Nothing_is_an_argument_error_before_any_request()
    {
        BucketObject target = Bucket.Object("a");

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await target.UploadText(null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await target.UploadFrom((Stream)null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await target.UploadFrom((string)null!, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await target.UploadFrom(string.Empty, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await target.DownloadTo((Stream)null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await target.CopyTo((string)null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await target.UploadText("x", Token).WithMetadata("a", null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await Bucket.DeleteMany(null!, Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Keys(Bucket.List(null!, Token)));
        Assert.Throws<ArgumentNullException>(() => Bucket.Object(null!));
        Assert.Throws<ArgumentNullException>(() => Bucket.Within(null!));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
    }
}
