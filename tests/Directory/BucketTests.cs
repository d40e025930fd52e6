namespace Fluent.Buckets.DirectoryTests;

public sealed class BucketTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_driver_touches_nothing()
    {
        string root = Path.Join(Path.GetTempPath(), "fluent-buckets-" + Guid.NewGuid().ToString("N"));
        var driver = new DirectoryDriver(root);
        Assert.Equal("directory:" + root, driver.Name);
        Assert.False(await driver.BucketExists("photos", Token));
        Assert.Empty((await driver.ListBuckets(null, Token)).Names);
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => driver.GetInfo("photos", "k", Token));
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => driver.Delete("photos", "k", null, Token));
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => driver.DeleteBucket("photos", Token));
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => driver.SweepScratch("photos", DateTimeOffset.MaxValue, Token));
        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public async Task Buckets_are_made_once_and_listed_in_order()
    {
        await using TestStore store = await TestStore.Create();
        await TestStore.Fails(StorageErrorCode.BucketAlreadyExists, () => store.Driver.CreateBucket(TestStore.Bucket, Token));
        foreach (string bucket in (string[])["con", "a.b", "a-b", "zzz"])
        {
            await store.Driver.CreateBucket(bucket, Token);
        }

        Directory.CreateDirectory(Path.Join(store.Root, "No Bucket"));
        Assert.Equal(["a-b", "a.b", "con", "photos", "zzz"], (await store.Driver.ListBuckets(null, Token)).Names);
        Assert.Equal(["photos", "zzz"], (await store.Driver.ListBuckets("con", Token)).Names);
    }

    [Fact]
    public async Task Of_many_creators_one_succeeds()
    {
        await using TestStore store = await TestStore.Create();
        DirectoryDriver[] drivers = [.. Enumerable.Range(0, 4).Select(_ => store.NewDriver())];
        bool[] created = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            async () =>
            {
                try
                {
                    await drivers[i % 4].CreateBucket("raced", Token);
                    return true;
                }
                catch (StorageException exception) when (exception.Code == StorageErrorCode.BucketAlreadyExists)
                {
                    return false;
                }
            },
            Token)));
        Assert.Single(created, true);
    }

    [Fact]
    public async Task A_bucket_with_an_object_stays_and_one_with_only_scratch_goes()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("a/b");
        await store.Driver.StartUpload(TestStore.Request("k"), Token);
        await TestStore.Fails(StorageErrorCode.BucketNotEmpty, () => store.Driver.DeleteBucket(TestStore.Bucket, Token));
        await store.Driver.Delete(TestStore.Bucket, "a/b", null, Token);
        await store.Driver.DeleteBucket(TestStore.Bucket, Token);
        Assert.False(Directory.Exists(store.BucketFolder));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(store.Root), path => path.Contains("%removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writers_that_race_the_deletion_of_their_bucket_never_bring_it_back()
    {
        await using TestStore store = await TestStore.Create();
        DirectoryDriver other = store.NewDriver();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<int>[] writers = [.. Enumerable.Range(0, 3).Select(i => Task.Run(() => WriteAndDelete(other, $"deep/{i}/k", stop.Token), Token))];
        int deleted = 0;
        for (int i = 0; i < 400; i++)
        {
            try
            {
                await store.Driver.DeleteBucket(TestStore.Bucket, Token);
                deleted++;
                Assert.False(Directory.Exists(store.BucketFolder), "The bucket came back.");
                await Task.Delay(1, Token);
                Assert.False(Directory.Exists(store.BucketFolder), "The bucket came back.");
                await store.Driver.CreateBucket(TestStore.Bucket, Token);
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.BucketNotEmpty)
            {
                await Task.Yield();
            }
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(writers), count => Assert.True(count > 0));
        Assert.True(deleted > 0);
    }

    /// <summary>How many writes succeeded; any error but those of a bucket that goes away fails the test.</summary>
    private static async Task<int> WriteAndDelete(DirectoryDriver driver, string key, CancellationToken stop)
    {
        int count = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await driver.Write(TestStore.Request(key), new DirectoryWriter.BytesBody([1]), Token);
                count++;
                await driver.Delete(TestStore.Bucket, key, null, Token);
            }
            catch (StorageException exception) when (exception.Code is StorageErrorCode.BucketNotFound or StorageErrorCode.Conflict)
            {
                await Task.Yield();
            }
        }

        return count;
    }
}
