namespace Fluent.Buckets.DirectoryTests;

/// <summary>A link inside the store is never followed: not for reading, not for listing, not for writing, not for deleting.</summary>
public sealed class LinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // What a link leads to here is an object of the very key, in another store, so that nothing but the link makes it unreadable.
    [Fact]
    public async Task A_link_to_a_file_is_no_object()
    {
        await using TestStore store = await TestStore.Create();
        await using TestStore outside = await TestStore.Create();
        await store.PutAll(["real", "folder/real"]);
        await outside.PutAll(["link", "folder/link"]);
        foreach (string path in (string[])["link", "folder%/link"])
        {
            File.CreateSymbolicLink(Path.Join(store.BucketFolder, path), Path.Join(outside.BucketFolder, path));
        }

        foreach (string key in (string[])["link", "folder/link"])
        {
            Assert.Null(await store.Info(key));
            await TestStore.Fails(StorageErrorCode.ObjectNotFound, () => store.Text(key));
            await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put(key, "new"));
            await store.Driver.Delete(TestStore.Bucket, key, null, Token);
            Assert.Equal("content", await outside.Text(key));
        }

        Assert.Equal(["folder/real", "real"], await store.List());
        Assert.True(File.Exists(Path.Join(store.BucketFolder, "link")));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_folder_leads_nowhere()
    {
        await using TestStore store = await TestStore.Create();
        await using TestStore outside = await TestStore.Create();
        await store.PutAll(["real/deep/k", "z"]);
        await outside.PutAll(["top/k", "real/mid/k"]);
        Directory.CreateSymbolicLink(Path.Join(store.BucketFolder, "top%"), Path.Join(outside.BucketFolder, "top%"));
        Directory.CreateSymbolicLink(Path.Join(store.BucketFolder, "real%", "mid%"), Path.Join(outside.BucketFolder, "real%", "mid%"));
        foreach (string key in (string[])["top/k", "real/mid/k"])
        {
            Assert.Null(await store.Info(key));
            StorageException exception = await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put(key, "new"));
            Assert.Contains("link", exception.Message, StringComparison.Ordinal);
            await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put(key + "/below", "new"));
            await store.Driver.Delete(TestStore.Bucket, key, null, Token);
            Assert.Empty(await store.List(key));
            Assert.Equal("content", await outside.Text(key));
        }

        Assert.Equal(["real/deep/k", "z"], await store.List());
        Assert.Equal(["real/", "z"], await store.List(folders: true));
        Assert.Empty(await store.List("top/"));
        Assert.Equal(2, outside.Files().Count());
        Assert.Empty(Directory.EnumerateFiles(store.Scratch));
    }

    [Fact]
    public async Task A_dangling_link_is_not_filled()
    {
        await using TestStore store = await TestStore.Create();
        string nowhere = store.Root + "-nowhere";
        Directory.CreateSymbolicLink(Path.Join(store.BucketFolder, "folder%"), nowhere);
        File.CreateSymbolicLink(Path.Join(store.BucketFolder, "file"), nowhere);
        foreach (string key in (string[])["folder/k", "file"])
        {
            Assert.Null(await store.Info(key));
            await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put(key, "new"));
            await store.Driver.Delete(TestStore.Bucket, key, null, Token);
        }

        Assert.Empty(await store.List());
        Assert.False(Path.Exists(nowhere));
        await TestStore.Fails(StorageErrorCode.BucketNotEmpty, () => store.Driver.DeleteBucket(TestStore.Bucket, Token));
    }

    [Fact]
    public async Task A_link_in_the_place_of_an_upload_is_none()
    {
        await using TestStore store = await TestStore.Create();
        await using TestStore outside = await TestStore.Create();
        string id = await outside.Driver.StartUpload(TestStore.Request("k"), Token);
        Directory.CreateSymbolicLink(Path.Join(store.Scratch, id), Path.Join(outside.Scratch, id));
        var upload = new UploadReference(TestStore.Bucket, "k", id);
        Assert.Empty((await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads);
        await TestStore.Fails(
            StorageErrorCode.UploadNotFound, () => store.Driver.UploadPart(upload, 1, new DirectoryWriter.BytesBody([1]), Token));
        await store.Driver.AbortUpload(upload, Token);
        Assert.Single((await outside.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads);
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

    [Theory]
    [InlineData("%locks")]
    [InlineData("%locks/48")]
    public async Task A_link_in_the_place_of_a_lock_is_not_taken(string path)
    {
        await using TestStore store = await TestStore.Create();
        Assert.Equal(48, StripeLocks.StripeOf(TestStore.Bucket, "k"));
        Directory.Delete(Path.Join(store.Root, "%locks"), recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(store.Root, path))!);
        string nowhere = store.Root + "-nowhere";
        File.CreateSymbolicLink(Path.Join(store.Root, path), nowhere);
        await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put("k"));
        Assert.False(Path.Exists(nowhere));
        Assert.Empty(Directory.EnumerateFiles(store.Scratch));
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
