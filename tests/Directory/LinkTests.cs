namespace Fluent.Buckets.DirectoryTests;

/// <summary>A link inside the store is never followed: not for reading, not for listing, not for writing, not for deleting.</summary>
public sealed class LinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_to_a_file_is_no_object()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("real", "real");
        string link = Path.Join(store.BucketFolder, "link");
        File.CreateSymbolicLink(link, Path.Join(store.BucketFolder, "real"));

        Assert.Null(await store.Info("link"));
        await TestStore.Fails(StorageErrorCode.ObjectNotFound, () => store.Text("link"));
        Assert.Equal(["real"], await store.List());
        await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put("link", "new"));
        await store.Driver.Delete(TestStore.Bucket, "link", null, Token);
        Assert.Equal("real", await store.Text("real"));
        Assert.True(File.Exists(link));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_in_the_place_of_a_folder_leads_nowhere(bool dangling)
    {
        await using TestStore store = await TestStore.Create();
        string outside = store.Root + "-outside";
        await store.PutAll(["real/deep/k", "z"]);
        if (!dangling)
        {
            Directory.CreateDirectory(outside);
            File.Copy(Path.Join(store.BucketFolder, "real%", "deep%", "k"), Path.Join(outside, "k"));
        }

        try
        {
            Directory.CreateSymbolicLink(Path.Join(store.BucketFolder, "top%"), outside);
            Directory.CreateSymbolicLink(Path.Join(store.BucketFolder, "real%", "mid%"), outside);
            foreach (string key in (string[])["top/k", "real/mid/k"])
            {
                Assert.Null(await store.Info(key));
                StorageException exception = await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put(key, "new"));
                Assert.Contains("link", exception.Message, StringComparison.Ordinal);
                await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put(key + "/below", "new"));
                await store.Driver.Delete(TestStore.Bucket, key, null, Token);
            }

            Assert.Equal(["real/deep/k", "z"], await store.List());
            Assert.Equal(["real/", "z"], await store.List(folders: true));
            Assert.Empty(await store.List("top/"));
            Assert.Empty(await store.List("real/mid/"));
            Assert.Equal(dangling ? [] : ["k"], Directory.Exists(outside) ? Directory.EnumerateFiles(outside).Select(Path.GetFileName) : []);
            Assert.Empty(Directory.EnumerateFiles(store.Scratch));
        }
        finally
        {
            if (!dangling)
            {
                Directory.Delete(outside, recursive: true);
            }
        }
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_bucket_is_none()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k");
        Directory.CreateSymbolicLink(Path.Join(store.Root, "linked"), store.BucketFolder);

        Assert.False(await store.Driver.BucketExists("linked", Token));
        Assert.Equal([TestStore.Bucket], (await store.Driver.ListBuckets(null, Token)).Names);
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => store.Driver.GetInfo("linked", "k", Token));
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => store.Put(TestStore.Request("k") with { Bucket = "linked" }, "new"));
        await TestStore.Fails(StorageErrorCode.BucketNotFound, () => store.Driver.DeleteBucket("linked", Token));
        await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Driver.CreateBucket("linked", Token));
        Assert.Equal("content", await store.Text("k"));
    }

    [Fact]
    public async Task A_link_in_the_place_of_the_scratch_folder_takes_no_bytes()
    {
        await using TestStore store = await TestStore.Create();
        string outside = store.Root + "-outside";
        Directory.CreateDirectory(outside);
        try
        {
            Directory.Delete(store.Scratch);
            Directory.CreateSymbolicLink(store.Scratch, outside);
            await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put("k"));
            await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Driver.StartUpload(TestStore.Request("k"), Token));
            Assert.Empty((await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads);
            Assert.Equal(0, await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.MaxValue, Token));
            Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public async Task A_root_that_is_reached_by_a_link_is_the_users_choice()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "through");
        string link = store.Root + "-link";
        Directory.CreateSymbolicLink(link, store.Root);
        try
        {
            Assert.NotNull(await new DirectoryDriver(link).GetInfo(TestStore.Bucket, "k", Token));
        }
        finally
        {
            Directory.Delete(link);
        }
    }
}
