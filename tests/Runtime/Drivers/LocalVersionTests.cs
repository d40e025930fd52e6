namespace Fluent.Buckets.Tests.Drivers;

/// <summary>What the local stores decide where providers differ: which change makes a version, and what a deletion leaves.</summary>
public sealed class LocalVersionTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fluent-buckets-").FullName;
    private readonly List<ObjectStore> _stores = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (ObjectStore store in _stores)
        {
            await store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Metadata_and_appends_make_a_version_and_tags_change_the_present_one(bool directory)
    {
        BucketObject target = (await Open(directory)).Object("a");
        ObjectInfo first = await target.UploadText("one", Token).WithMetadata("camera", "old").WithTag("tag", "old");

        await target.SetTags([new("tag", "new")], Token);
        Assert.Equal([first.VersionId], await Ids(target));
        ObjectInfo second = await target.SetMetadata([new("camera", "new")], Token);
        Assert.Equal([second.VersionId, first.VersionId], await Ids(target));
        ObjectInfo third = await target.AppendText(" two", Token);
        Assert.Equal([third.VersionId, second.VersionId, first.VersionId], await Ids(target));
        await target.SetTags([new("tag", "last")], Token);

        BucketObjectVersion old = target.Version(first.VersionId!);
        Assert.Equal("one", await old.ReadText(Token));
        Assert.Equal([new("camera", "old")], (await old.GetInfo(Token)).Metadata);
        Assert.Equal([new("tag", "new")], await old.GetTags(Token));
        Assert.Equal("one two", await target.ReadText(Token));
        Assert.Equal([new("tag", "last")], await target.Version(third.VersionId!).GetTags(Token));
        Assert.Equal(third.VersionId, (await target.GetInfo(Token)).VersionId);
        Assert.Equal(third.VersionId, (await target.Bucket.List(cancellationToken: Token).SingleAsync(Token)).VersionId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_move_leaves_a_mark_and_the_tags_of_a_version_go_along_with_its_copy(bool directory)
    {
        Bucket bucket = await Open(directory);
        await using var other = new ObjectStore(new MemoryDriver());
        await other.Bucket("elsewhere").CreateBucket(Token);
        ObjectInfo first = await bucket.Object("a").UploadText("one", Token).WithTag("tag", "old");
        await bucket.Object("a").UploadText("two", Token);

        ObjectInfo moved = await bucket.Object("a").MoveTo("b", Token);
        BucketObjectVersion old = bucket.Object("a").Version(first.VersionId!);
        await old.CopyTo("c", Token);
        await old.CopyTo(other.Bucket("elsewhere").Object("d"), Token);

        Assert.NotEqual(first.VersionId, moved.VersionId);
        Assert.Equal([true, false, false], (await Versions(bucket.Object("a"))).Select(version => version.IsDeletion));
        Assert.Equal([moved.VersionId], await Ids(bucket.Object("b")));
        Assert.Equal([new("tag", "old")], await bucket.Object("c").GetTags(Token));
        Assert.Equal([new("tag", "old")], await other.Bucket("elsewhere").Object("d").GetTags(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deletion_of_what_is_not_there_leaves_no_mark(bool directory)
    {
        Bucket bucket = await Open(directory);
        await bucket.Object("a").UploadText("one", Token);
        await bucket.DeleteMany(["a", "never"], Token);
        await bucket.DeleteMany(["a", "never"], Token);
        await bucket.Object("a").Delete(Token);

        Assert.Equal([true, false], (await Versions(bucket.Object("a"))).Select(version => version.IsDeletion));
        Assert.Empty(await Versions(bucket.Object("never")));
        await Assert.ThrowsAsync<StorageException>(async () => await bucket.Object("a").Delete(Token).IfMatch("0"));
        Assert.Equal(2, (await Versions(bucket.Object("a"))).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deletion_of_the_present_version_brings_back_the_one_before_unless_that_is_a_mark(bool directory)
    {
        BucketObject target = (await Open(directory)).Object("folder/a");
        ObjectInfo first = await target.UploadText("one", Token);
        ObjectInfo second = await target.UploadText("two", Token);

        await target.Version(second.VersionId!).Delete(Token);
        Assert.Equal("one", await target.ReadText(Token));
        Assert.Equal([first.VersionId], await Ids(target));

        await target.Delete(Token);
        ObjectInfo third = await target.UploadText("three", Token);
        await target.Version(third.VersionId!).Delete(Token);
        Assert.False(await target.Exists(Token));
        Assert.Equal([(true, true), (false, false)], (await Versions(target)).Select(version => (version.IsDeletion, version.IsLatest)));

        await target.Version((await Versions(target))[0].Id).Delete(Token);
        await target.Version(first.VersionId!).Delete(Token);
        Assert.Empty(await Versions(target));
        Assert.Empty(await target.Bucket.List(cancellationToken: Token).ToListAsync(Token));
        await target.Bucket.DeleteBucket(Token);
    }

    [Fact]
    public async Task Without_versions_an_identifier_is_neither_told_nor_asked_for()
    {
        var driver = new RecordingDriver();
        await using var store = new ObjectStore(driver);
        BucketObject target = store.Bucket("not-there").Object("a");
        Func<Task>[] calls =
        [
            async () => await target.Version("1").GetInfo(Token),
            async () => await target.Version("1").ReadText(Token),
            async () => await target.Version("1").CopyTo("a", Token),
            async () => await target.Version("1").Delete(Token),
            async () => await target.ListVersions(Token).ToListAsync(Token),
            async () => await target.SetTier(StorageTier.Cool, Token),
            async () => await target.UploadText("x", Token).WithTier(StorageTier.Cool),
        ];
        foreach (Func<Task> call in calls)
        {
            Assert.Equal(StorageErrorCode.NotSupported, (await Assert.ThrowsAsync<StorageException>(call)).Code);
        }

        Assert.Empty(driver.Calls);
        driver.Reported = driver.Reported with { Tiers = [StorageTier.Hot] };
        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await target.SetTier(StorageTier.Cool, Token));
        Assert.Equal((StorageErrorCode.NotSupported, 0), (fault.Code, driver.Calls.Count));
        Assert.Contains("It has hot.", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<List<ObjectVersion>> Versions(BucketObject target) => await target.ListVersions(Token).ToListAsync(Token);

    private static async Task<List<string?>> Ids(BucketObject target) => (await Versions(target)).ConvertAll(version => (string?)version.Id);

    private async Task<Bucket> Open(bool directory)
    {
        var store = new ObjectStore(directory
            ? new DirectoryDriver(new DirectoryOptions { Path = _folder, KeepVersions = true, FlushToDisk = false })
            : new MemoryDriver(new MemoryOptions { KeepVersions = true }));
        _stores.Add(store);
        return await store.CreateBucket("versions", Token);
    }
}
