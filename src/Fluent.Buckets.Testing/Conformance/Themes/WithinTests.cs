namespace Fluent.Buckets.Conformance;

/// <summary>Views of a prefix: relative keys, and no way out.</summary>
public abstract class WithinTests(StoreHarness harness) : ConformanceTest(harness)
{
    private Bucket View => Bucket.Within("view/");

    [Fact]
    public async Task Keys_are_relative_to_the_view()
    {
        ObjectInfo stored = await View.Object("a.txt").UploadText("text", Token);

        Assert.Equal("a.txt", stored.Key);
        Assert.Equal("a.txt", (await View.Object("a.txt").GetInfo(Token)).Key);
        Assert.Equal("a.txt", (await View.Object("a.txt").TryGetInfo(Token))!.Key);
        Assert.Equal("view/a.txt", (await Bucket.Object("view/a.txt").GetInfo(Token)).Key);
        Assert.Equal("text", await Get("view/a.txt"));
        await using ObjectReader reader = await View.Object("a.txt").OpenRead(Token);
        Assert.Equal("a.txt", reader.Info.Key);
        await using ObjectWriter writer = await View.Create("b.txt").OpenWrite(Token);
        Assert.Equal("b.txt", (await writer.CompleteAsync(Token)).Key);
    }

    [Fact]
    public async Task Listings_are_of_the_view_and_relative()
    {
        await PutAll("view/a.txt", "view/b/1.txt", "view/b/2.txt", "view", "viewer/c.txt", "other.txt", "view2/a.txt");

        Assert.Equal(["a.txt", "b/1.txt", "b/2.txt"], await SortedKeys(View.List(cancellationToken: Token)));
        Assert.Equal(["a.txt", "b/1.txt", "b/2.txt"], await SortedKeys(View.List(cancellationToken: Token).PageSize(1)));
        Assert.Equal(["b/1.txt", "b/2.txt"], await SortedKeys(View.List("b/", Token)));
        Assert.Equal(["a.txt"], await SortedKeys(View.Find("*.txt", Token)));
        Assert.Equal(["b/1.txt", "b/2.txt"], await SortedKeys(View.Find("*/*.txt", Token)));
        Assert.Equal(
            ["a.txt", "b/"],
            (await View.ListFolder(cancellationToken: Token).ToListAsync(Token)).Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["2.txt"], await SortedKeys(View.Within("b/").Find("2*", Token)));
    }

    [Fact]
    public async Task A_listing_of_the_view_starts_after_a_relative_key()
    {
        await PutAll("view/a", "view/b", "view/c", "z");
        ObjectListing Listing() => View.List(cancellationToken: Token).StartAfter("a");
        if (await Needs.Missing(Store.Capabilities.ListsStartAfter, () => Keys(Listing())))
        {
            return;
        }

        Assert.Equal(["b", "c"], await SortedKeys(Listing()));
    }

    [Fact]
    public async Task A_prefix_need_not_end_in_a_slash()
    {
        await PutAll("view/a", "viewer");

        Assert.Equal(["er"], await SortedKeys(Bucket.Within("view").List("e", Token)));
        Assert.Equal(["/a", "er"], await SortedKeys(Bucket.Within("view").List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Views_nest_and_are_equal_by_their_place()
    {
        await View.Within("deep/").Object("a").UploadText("text", Token);

        Assert.Equal("text", await Get("view/deep/a"));
        Assert.Equal(Bucket.Within("view/deep/"), View.Within("deep/"));
        Assert.NotEqual(Bucket, View);
        Assert.Equal(Bucket, Bucket.Within(string.Empty));
        Assert.Equal("view/deep/", View.Within("deep/").Prefix);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("../../secret")]
    [InlineData("a/../../secret")]
    [InlineData("/secret")]
    [InlineData("/../secret")]
    [InlineData(@"..\secret")]
    [InlineData("%2e%2e/secret")]
    public async Task No_key_leads_out_of_the_view(string key)
    {
        await Put("secret", "secret");
        BucketObject leading = View.Object(key);
        if (Harness.RefusesKey("view/" + key))
        {
            await Unchanged(() => Expect.Error(StorageErrorCode.InvalidKey, leading, async () => await leading.UploadText("mine", Token)));
            return;
        }

        Assert.False(await leading.Exists(Token));
        await leading.Delete(Token);
        await leading.UploadText("mine", Token);

        Assert.Equal("secret", await Get("secret"));
        Assert.Equal([key], await Keys(View.List(cancellationToken: Token)));
        Assert.Equal(2, (await Keys(Bucket.List(cancellationToken: Token))).Count);
    }

    [Fact]
    public async Task Copies_and_moves_stay_in_the_view_unless_told()
    {
        await Put("view/a", "text");

        ObjectInfo copied = await View.Object("a").CopyTo("b", Token);
        ObjectInfo moved = await View.Object("b").MoveTo("c", Token);
        ObjectInfo outside = await View.Object("c").CopyTo(Bucket.Object("c"), Token);
        ObjectInfo inside = await Bucket.Object("c").CopyTo(View.Object("d"), Token);

        Assert.Equal(["b", "c", "c", "d"], new[] { copied, moved, outside, inside }.Select(info => info.Key));
        Assert.Equal(["c", "view/a", "view/c", "view/d"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Deletes_stay_in_the_view()
    {
        await PutAll("view/a", "view/b", "view/c/d", "a", "b", "view", "viewer");

        Assert.Equal(2, await View.DeleteMany(["a", "missing"], Token));
        Assert.Equal(1, await View.DeleteAll("c", Token));
        Assert.Equal(1, await View.DeleteAll(string.Empty, Token));

        Assert.Equal(["a", "b", "view", "viewer"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Metadata_is_set_through_the_view()
    {
        await Put("view/a");
        Task<ObjectInfo> Call() => View.Object("a").SetMetadata([new("b", "c")], Token);
        if (await Needs.Missing(Store.Capabilities.SetsMetadata, Call))
        {
            return;
        }

        Assert.Equal("a", (await Call()).Key);
        Assert.Equal([new("b", "c")], (await Bucket.Object("view/a").GetInfo(Token)).Metadata);
    }

    [Fact]
    public async Task Errors_name_the_whole_key()
    {
        StorageException missing = await Expect.Error(
            StorageErrorCode.ObjectNotFound, View.Object("missing"), async () => await View.Object("missing").ReadText(Token));
        Assert.Equal("view/missing", missing.Key);

        BucketObject tooLong = Bucket.Within(new string('v', 1000)).Object(new string('k', 25));
        await Expect.Error(StorageErrorCode.InvalidKey, tooLong, async () => await tooLong.UploadText("x", Token));
        await Bucket.Within(new string('v', 1000)).Object(new string('k', 24)).UploadText("x", Token);
    }

    [Fact]
    public async Task An_empty_key_is_refused_also_in_a_view()
    {
        await PutAll(Held("view/"));
        BucketObject empty = View.Object(string.Empty);

        await Unchanged(async () =>
        {
            foreach (string verb in Verbs.ObjectNames)
            {
                await Expect.Error(StorageErrorCode.InvalidKey, empty, () => Verbs.Call(verb, empty, Token));
            }
        });
    }

    [Fact]
    public async Task Verbs_of_the_whole_bucket_are_refused()
    {
        await Put("view/a");

        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.InvalidArgument, Bucket, async () => await View.DeleteBucket(Token));
            await Expect.Error(StorageErrorCode.InvalidArgument, Bucket, async () => await View.DeleteBucket(Token).WithContents());
            await Expect.Error(StorageErrorCode.InvalidArgument, Bucket, async () => await View.CreateBucket(Token));
        });
        Assert.True(await View.Exists(Token));
    }
}
