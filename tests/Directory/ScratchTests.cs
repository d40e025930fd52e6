using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>What writers that died leave behind.</summary>
public sealed class ScratchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_removes_old_leftovers_and_nothing_else()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("a/b");
        string id = await store.Driver.StartUpload(TestStore.Request("k"), Token);
        var upload = new UploadReference(TestStore.Bucket, "k", id);
        UploadedPart part = await store.Driver.UploadPart(upload, 1, new BytesBody([1]), Token);
        string[] leftovers =
        [
            Leave(Path.Join(store.Scratch, "new-" + Guid.NewGuid().ToString("N")), folder: false),
            Leave(Path.Join(store.Scratch, "new-" + Guid.NewGuid().ToString("N")), folder: true),
            Leave(Path.Join(store.Scratch, id, "new-" + Guid.NewGuid().ToString("N")), folder: false),
            Leave(Path.Join(store.Root, "%removed-" + Guid.NewGuid().ToString("N")), folder: true),
        ];
        string fresh = Path.Join(store.Scratch, "new-fresh");
        await File.WriteAllTextAsync(fresh, "being written", Token);

        Assert.Equal(0, await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.UtcNow.AddDays(-9), Token));
        Assert.All(leftovers, path => Assert.True(Path.Exists(path)));

        // What lies in the root goes too, but is not the bucket's, so it does not count.
        Assert.Equal(3, await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.UtcNow.AddDays(-1), Token));
        Assert.All(leftovers, path => Assert.False(Path.Exists(path)));
        Assert.True(File.Exists(fresh));
        Assert.Equal(["a/b"], await store.List());
        Assert.Single((await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads);
        await store.Driver.CompleteUpload(upload, TestStore.Request("k"), [part], Token);
    }

    [Fact]
    public async Task Leftovers_are_neither_listed_nor_in_the_way_of_a_deletion()
    {
        await using TestStore store = await TestStore.Create();
        Leave(Path.Join(store.Scratch, "new-x"), folder: false);
        Leave(Path.Join(store.Root, "%removed-x"), folder: true);
        Assert.Empty(await store.List());
        Assert.Empty((await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads);
        Assert.Equal([TestStore.Bucket], (await store.Driver.ListBuckets(null, Token)).Names);
        await store.Driver.DeleteBucket(TestStore.Bucket, Token);
    }

    [Fact]
    public async Task A_write_whose_scratch_was_swept_away_says_so()
    {
        await using TestStore store = await TestStore.Create();
        var body = new SweepingBody(store);
        StorageException exception = await TestStore.Fails(
            StorageErrorCode.Conflict, () => store.Driver.Write(TestStore.Request("a/k"), body, Token));
        Assert.Contains("sweep", exception.Message, StringComparison.Ordinal);
        Assert.Null(await store.Info("a/k"));
    }

    [Fact]
    public async Task A_lost_scratch_folder_is_made_again()
    {
        await using TestStore store = await TestStore.Create();
        Directory.Delete(store.Scratch);
        Assert.Empty((await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads);
        await store.Put("k");
        Assert.Equal("content", await store.Text("k"));
    }

    private static string Leave(string path, bool folder)
    {
        DateTime old = DateTime.UtcNow.AddDays(-2);
        if (folder)
        {
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Join(path, "inside"), "half");
            Directory.SetLastWriteTimeUtc(path, old);
        }
        else
        {
            File.WriteAllText(path, "half");
            File.SetLastWriteTimeUtc(path, old);
        }

        return path;
    }

    /// <summary>Removes all scratch files while it is read.</summary>
    private sealed class SweepingBody(TestStore store) : ObjectBody
    {
        public override long? Length => null;

        public override bool CanReplay => false;

        public override Stream Open()
        {
            foreach (string file in Directory.EnumerateFiles(store.Scratch))
            {
                File.Delete(file);
            }

            return new MemoryStream([1]);
        }
    }
}
