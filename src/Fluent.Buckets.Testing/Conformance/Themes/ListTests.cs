namespace Fluent.Buckets.Conformance;

/// <summary>Listings: complete, lazy, in the declared order, page by page.</summary>
public abstract class ListTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly string[] TwelveKeys =
    [
        "a", "a.b", "a/1", "a/2", "a/b/1", "a/b/2", "a0", "b/1", "b/2", "c", "ｚ", "🙂",
    ];

    [Fact]
    public async Task An_empty_bucket_lists_nothing()
    {
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
        Assert.Empty(await Keys(Bucket.List("a", Token)));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token).PageSize(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(1000)]
    public async Task Every_object_is_listed_once_whatever_the_page_size(int pageSize)
    {
        await PutAll(TwelveKeys);

        List<string> keys = await Keys(Bucket.List(cancellationToken: Token).PageSize(pageSize));

        Expect.InOrder(Store.Capabilities.ListOrder, keys);
        Assert.Equal(TwelveKeys.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["a/1", "a/2", "a/b/1", "a/b/2"], await SortedKeys(Bucket.List("a/", Token).PageSize(pageSize)));
    }

    [Theory]
    [InlineData("", 12)]
    [InlineData("a", 7)]
    [InlineData("a/", 4)]
    [InlineData("a/b", 2)]
    [InlineData("a/b/1", 1)]
    [InlineData("a/b/1/", 0)]
    [InlineData("A", 0)]
    [InlineData("/", 0)]
    [InlineData("/a", 0)]
    [InlineData("a//", 0)]
    [InlineData("d", 0)]
    [InlineData("%", 0)]
    [InlineData("*", 0)]
    [InlineData("🙂", 1)]
    [InlineData("a\u0001", 0)]
    [InlineData("\t", 0)]
    public async Task A_prefix_is_exact(string prefix, int count)
    {
        await PutAll(TwelveKeys);

        List<string> keys = await SortedKeys(Bucket.List(prefix, Token));

        Assert.Equal(TwelveKeys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal), keys);
        Assert.Equal(count, keys.Count);
    }

    [Theory]
    [InlineData("", "a", 11)]
    [InlineData("", "a.b", 10)]
    [InlineData("", "a/", 10)]
    [InlineData("", "a/1", 9)]
    [InlineData("", "a/15", 9)]
    [InlineData("", "0", 12)]
    [InlineData("", "\u0001", 12)]
    [InlineData("", "c", 2)]
    [InlineData("", "🙂🙂", 0)]
    [InlineData("a/", "a/1", 3)]
    [InlineData("a/", "a/b", 2)]
    [InlineData("a/", "a", 4)]
    [InlineData("a/", "0", 4)]
    [InlineData("a/", "a/b/2", 0)]
    [InlineData("a/", "b", 0)]
    [InlineData("a/b", "a/b/1", 1)]
    public async Task A_listing_starts_after_a_key_that_need_not_exist(string prefix, string startAfter, int count)
    {
        await PutAll(TwelveKeys);
        ObjectListing Listing() => Bucket.List(prefix, Token).StartAfter(startAfter);
        if (await Needs.Missing(Store.Capabilities.ListsStartAfter, () => Keys(Listing())))
        {
            return;
        }

        IComparer<string> order = KeyOrder.Of(Store.Capabilities.ListOrder);
        IEnumerable<string> expected = TwelveKeys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && order.Compare(key, startAfter) > 0)
            .Order(order);

        List<string> keys = await Keys(Listing());

        Assert.Equal(expected, keys);
        Assert.True(keys.Count == count || Store.Capabilities.ListOrder != ListOrder.Utf8, $"{keys.Count} keys are listed.");
        Assert.Equal(keys, await Keys(Listing().PageSize(2)));
    }

    [Fact]
    public async Task A_listing_started_after_each_of_its_keys_gives_the_rest()
    {
        await PutAll(TwelveKeys);
        if (await Needs.Missing(Store.Capabilities.ListsStartAfter, () => Keys(Bucket.List(cancellationToken: Token).StartAfter("a"))))
        {
            return;
        }

        List<string> all = await Keys(Bucket.List(cancellationToken: Token));
        for (int i = 0; i < all.Count; i++)
        {
            Assert.Equal(all.Skip(i + 1), await Keys(Bucket.List(cancellationToken: Token).StartAfter(all[i])));
        }
    }

    [Fact]
    public async Task A_listing_may_be_left_before_its_end()
    {
        await PutAll(TwelveKeys);

        Assert.Equal(3, (await Bucket.List(cancellationToken: Token).PageSize(2).Take(3).ToListAsync(Token)).Count);
        Assert.NotNull(await Bucket.List(cancellationToken: Token).PageSize(1).FirstOrDefaultAsync(Token));
    }

    [Fact]
    public async Task Each_enumeration_asks_anew()
    {
        ObjectListing listing = Bucket.List(cancellationToken: Token);
        Assert.Empty(await Keys(listing));

        await Put("a");

        Assert.Equal(["a"], await Keys(listing));
    }

    [Fact]
    public async Task Objects_may_be_deleted_while_they_are_listed()
    {
        await PutAll(TwelveKeys);
        var seen = new List<string>();

        await foreach (ObjectInfo info in Bucket.List(cancellationToken: Token).PageSize(2))
        {
            seen.Add(info.Key);
            await Bucket.Object(info.Key).Delete(Token);
        }

        Assert.Equal(TwelveKeys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Objects_may_be_added_while_others_are_listed()
    {
        await PutAll(TwelveKeys);
        var seen = new List<string>();

        await foreach (ObjectInfo info in Bucket.List(cancellationToken: Token).PageSize(2))
        {
            seen.Add(info.Key);
            if (seen.Count == 3)
            {
                await PutAll("0", "a/0", "a/b/0", "zz");
            }
        }

        Assert.All(TwelveKeys, key => Assert.Single(seen, key));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_deleted_object_is_not_listed_any_more()
    {
        await PutAll("a/1", "a/2", "b");

        await Bucket.Object("a/1").Delete(Token);

        Assert.Equal(["a/2", "b"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Thousands_of_objects_are_listed_page_by_page_and_deleted()
    {
        string[] keys = [.. Enumerable.Range(0, Harness.ManyObjects).Select(i => $"folder-{i % 7}/{i:D5}")];
        await keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).Upload(ReadOnlyMemory<byte>.Empty, Token)).WhenAll(16, Token);

        List<string> listed = [];
        List<string> requests = await HttpRequests.Of(async () => listed = await Keys(Bucket.List(cancellationToken: Token).PageSize(1000)));

        int Of(string prefix) => keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal));
        int pages = (keys.Length + 999) / 1000;

        // A request a page, and none a key. A store of this machine makes none; one may ask a server for its limits first.
        Assert.True(Harness.IsRemote ? requests.Count == pages || requests.Count == pages + 1 : requests.Count == 0, string.Join('\n', requests));
        Expect.InOrder(Store.Capabilities.ListOrder, listed);
        Assert.Equal(keys.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(Of("folder-3/"), (await Keys(Bucket.List("folder-3/", Token).PageSize(100))).Count);
        Assert.Equal(7, await Bucket.ListFolder(cancellationToken: Token).CountAsync(Token));
        Assert.Equal(Of("folder-0/"), await Bucket.ListFolder("folder-0/", Token).PageSize(333).CountAsync(Token));

        Assert.Equal(keys.Length, await Bucket.DeleteAll(string.Empty, Token));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task A_page_of_nothing_is_refused()
    {
        await Expect.Error(StorageErrorCode.InvalidArgument, () => Keys(Bucket.List(cancellationToken: Token).PageSize(0)));
        await Expect.Error(StorageErrorCode.InvalidArgument, () => Keys(Bucket.List(cancellationToken: Token).PageSize(-1)));
        await Expect.Error(
            StorageErrorCode.InvalidArgument, async () => await Bucket.ListFolder(cancellationToken: Token).PageSize(0).ToListAsync(Token));
    }
}
