namespace Fluent.Buckets.Conformance;

/// <summary>What the original system's own tests promise, each named after its row, where it has a counterpart here.</summary>
public abstract class OriginalTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public void A4_a_bucket_equals_itself_and_its_twin_and_shows_its_name()
    {
        Assert.Equal(Bucket, Store.Bucket(Bucket.Name));
        Assert.Equal(Bucket.GetHashCode(), Store.Bucket(Bucket.Name).GetHashCode());
        Assert.NotEqual(Bucket, Store.Bucket("another-bucket"));
        Assert.Contains(Bucket.Name, Bucket.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A4_an_object_equals_itself_and_its_twin_and_shows_its_key()
    {
        Assert.Equal(Bucket.Object("a"), Store.Bucket(Bucket.Name).Object("a"));
        Assert.NotEqual(Bucket.Object("a"), Bucket.Object("b"));
        Assert.NotEqual(Bucket.Object("a"), Bucket.Within("x/").Object("a"));
        Assert.Contains("a", Bucket.Object("a").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A4_list_find_and_get_of_a_bucket_agree()
    {
        Bucket[] listed = await Store.ListBuckets(Token).Where(bucket => bucket.Name == Bucket.Name).ToArrayAsync(Token);
        Bucket[] found = await Store.FindBuckets(Bucket.Name, Token).ToArrayAsync(Token);

        Assert.Equal([Bucket], listed);
        Assert.Equal([Bucket], found);
        Assert.Equal(Bucket, await Store.GetBucket(Bucket.Name, Token));
        Assert.Equal(Bucket, await Store.TryGetBucket(Bucket.Name, Token));
    }

    [Fact]
    public async Task A4_list_find_and_get_of_an_object_agree()
    {
        await PutAll("a.txt", "b.txt", "c/a.txt");

        ObjectInfo listed = Assert.Single(await Bucket.List("a.txt", Token).ToListAsync(Token));
        ObjectInfo found = Assert.Single(await Bucket.Find("a.txt", Token).ToListAsync(Token));
        ObjectInfo info = await Bucket.Object("a.txt").GetInfo(Token);

        Assert.Equal((info.Key, info.Size, info.ETag), (listed.Key, listed.Size, listed.ETag));
        Assert.Equal((info.Key, info.Size, info.ETag), (found.Key, found.Size, found.ETag));
    }

    [Fact]
    public async Task A4_unknown_names_are_found_nowhere()
    {
        string missing = NewName();

        Assert.Empty(await Store.FindBuckets(missing, Token).ToListAsync(Token));
        Assert.Null(await Store.TryGetBucket(missing, Token));
        Assert.Empty(await Bucket.Find("missing", Token).ToListAsync(Token));
        Assert.Null(await Bucket.Object("missing").TryGetInfo(Token));
    }

    [Fact]
    public async Task A4_a_listing_gives_each_object_once_whatever_its_pages()
    {
        string[] keys = [.. Enumerable.Range(0, 25).Select(i => $"key-{i:D2}")];
        await PutAll(keys);

        foreach (int size in new[] { 1, 2, 24, 25, 26 })
        {
            Assert.Equal(keys, await SortedKeys(Bucket.List(cancellationToken: Token).PageSize(size)));
        }
    }

    [Fact]
    public async Task A4_what_is_deleted_is_not_listed()
    {
        await PutAll("a", "b");

        await Bucket.Object("a").Delete(Token);

        Assert.Equal(["b"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task A5_2_a_duplicate_bucket_is_told() => await Expect.Error(
        StorageErrorCode.BucketAlreadyExists, Bucket, async () => await Store.CreateBucket(Bucket.Name, Token));

    [Fact]
    public async Task A5_4_size_and_time_are_told_by_list_and_by_get()
    {
        await Put("a", "twelve bytes");

        ObjectInfo listed = await Bucket.List(cancellationToken: Token).SingleAsync(Token);
        ObjectInfo info = await Bucket.Object("a").GetInfo(Token);

        Assert.Equal(12, listed.Size);
        Assert.Equal(12, info.Size);
        Assert.Equal(TimeSpan.Zero, info.LastModified!.Value.Offset);
        Assert.Equal(TimeSpan.Zero, listed.LastModified!.Value.Offset);
    }

    [Fact]
    public async Task A5_4_a_prefix_narrows_the_listing()
    {
        await PutAll("a/1", "a/2", "ab", "b/1");

        Assert.Equal(["a/1", "a/2"], await SortedKeys(Bucket.List("a/", Token)));
        Assert.Equal(["a/1", "a/2", "ab"], await SortedKeys(Bucket.List("a", Token)));
    }

    [Fact]
    public async Task A7_a_download_whose_target_is_renamed_away_meanwhile_still_succeeds()
    {
        byte[] body = Bodies.Random(300_000);
        await Bucket.Object("a").Upload(body, Token);
        string target = Path.Combine(Folder, "target.bin");
        await File.WriteAllTextAsync(target, "old", Token);
        var progress = new Progress(() =>
        {
            if (File.Exists(target))
            {
                File.Move(target, target + ".away", overwrite: true);
            }
        });

        await Bucket.Object("a").DownloadTo(target, Token).WithProgress(progress);

        Expect.SameBytes(body, await File.ReadAllBytesAsync(target, Token));
        Assert.Equal("old", await File.ReadAllTextAsync(target + ".away", Token));
    }

    [Fact]
    public async Task A7_ranges_tile_exactly()
    {
        byte[] body = Bodies.Random(10_007);
        await Bucket.Object("a").Upload(body, Token);

        var tiled = new List<byte>();
        for (int start = 0; start < body.Length; start += 1000)
        {
            tiled.AddRange(await Bucket.Object("a").ReadBytes(Token).Range(start, start + 1000));
        }

        Expect.SameBytes(body, tiled.ToArray());
    }

    private sealed class Progress(Action once) : IProgress<TransferProgress>
    {
        private bool _told;

        public void Report(TransferProgress value)
        {
            if (!_told)
            {
                _told = true;
                once();
            }
        }
    }
}
