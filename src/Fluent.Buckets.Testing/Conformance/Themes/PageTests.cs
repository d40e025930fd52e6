using System.Buffers.Text;

namespace Fluent.Buckets.Conformance;

/// <summary>Pages of a listing, for callers that come back later.</summary>
public abstract class PageTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly string[] SomeKeys = [.. Enumerable.Range(0, 23).Select(i => $"in/{i:D2} ü.txt")];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(5000)]
    public async Task Pages_give_each_object_once_in_the_listings_order(int size)
    {
        await PutAll([.. SomeKeys, "before", "out"]);

        List<ListedPage<ObjectInfo>> pages = await All(token => Bucket.List("in/", Token).Page(size, token));

        Assert.Equal(SomeKeys, pages.SelectMany(page => page.Items).Select(info => info.Key).Order(StringComparer.Ordinal));
        Expect.InOrder(Store.Capabilities.ListOrder, [.. pages.SelectMany(page => page.Items).Select(info => info.Key)]);
        Assert.All(pages.SkipLast(1), page => Assert.Equal(size, page.Items.Count));
        Assert.All(pages.SelectMany(page => page.Items), info => Assert.Equal(info.Key.Length + 1, info.Size));
    }

    [Fact]
    public async Task A_listing_of_nothing_is_one_empty_page()
    {
        await Put("a");

        ListedPage<ObjectInfo> page = await Bucket.List("nothing/", Token).Page(10);

        Assert.Empty(page.Items);
        Assert.Null(page.NextToken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Pages_of_a_folder_give_objects_and_folders_once(int size)
    {
        await PutAll("f/a", "f/b/1", "f/b/2", "f/c", "f/d/x/1", "f/e", "g");

        List<ListedPage<ListEntry>> pages = await All(token => Bucket.ListFolder("f/", Token).Page(size, token));

        Assert.Equal(
            [("f/a", false), ("f/b/", true), ("f/c", false), ("f/d/", true), ("f/e", false)],
            pages.SelectMany(page => page.Items).Select(entry => (entry.Key, entry.IsFolder)).Order());
        Assert.All(pages.SkipLast(1), page => Assert.Equal(size, page.Items.Count));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(3, 2)]
    [InlineData(100, 4)]
    public async Task Pages_of_a_pattern_hold_its_matches_only(int size, int? requestSize)
    {
        await PutAll([.. SomeKeys, .. SomeKeys.Select(key => key + ".bak"), "in/deep/00.txt"]);
        ObjectListing Find() => requestSize is { } count ? Bucket.Find("in/*.txt", Token).PageSize(count) : Bucket.Find("in/*.txt", Token);

        List<ListedPage<ObjectInfo>> pages = await All(token => Find().Page(size, token));

        Assert.Equal(SomeKeys, pages.SelectMany(page => page.Items).Select(info => info.Key).Order(StringComparer.Ordinal));
        Assert.All(pages, page => Assert.True(page.Items.Count <= size));
    }

    [Fact]
    public async Task Pages_of_a_view_have_relative_keys()
    {
        await PutAll([.. SomeKeys, .. Held("in/"), "inner"]);

        List<ListedPage<ObjectInfo>> pages = await All(token => Bucket.Within("in/").List(cancellationToken: Token).Page(4, token));

        Assert.Equal(SomeKeys.Select(key => key[3..]), pages.SelectMany(page => page.Items).Select(info => info.Key).Order(StringComparer.Ordinal));
        Assert.All(pages.SkipLast(1), page => Assert.Equal(4, page.Items.Count));
    }

    [Fact]
    public async Task Pages_start_after_a_key()
    {
        await PutAll("a", "b", "c", "d", "e");
        StorageRequest<ListedPage<ObjectInfo>> Call(string? token) => Bucket.List(cancellationToken: Token).StartAfter("b").Page(2, token);
        if (await Needs.Missing(Store.Capabilities.ListsStartAfter, async () => await Call(null)))
        {
            return;
        }

        List<ListedPage<ObjectInfo>> pages = await All(Call);

        Assert.Equal(["c", "d", "e"], pages.SelectMany(page => page.Items).Select(info => info.Key));
    }

    [Fact]
    public async Task A_token_is_text_for_urls_and_outlives_its_listing_and_its_last_object()
    {
        await PutAll(SomeKeys);
        ListedPage<ObjectInfo> first = await Bucket.List("in/", Token).Page(10);

        Assert.Equal(first.NextToken, Uri.EscapeDataString(first.NextToken!));
        await Bucket.DeleteMany(first.Items.Select(info => info.Key), Token);
        ListedPage<ObjectInfo> second = await Store.Bucket(Bucket.Name).List("in/", Token).Page(50, first.NextToken);

        Assert.Equal(SomeKeys, first.Items.Concat(second.Items).Select(info => info.Key).Order(StringComparer.Ordinal));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task A_pattern_goes_on_though_its_last_object_is_deleted()
    {
        await PutAll(SomeKeys);
        ListedPage<ObjectInfo> first = await Bucket.Find("in/*", Token).Page(10);
        await Bucket.DeleteMany(first.Items.Select(info => info.Key), Token);

        ListedPage<ObjectInfo> second = await Bucket.Find("in/*", Token).Page(50, first.NextToken);

        Assert.Equal(SomeKeys, first.Items.Concat(second.Items).Select(info => info.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tokens_of_other_listings_and_garbage_are_refused()
    {
        await PutAll(SomeKeys);
        Bucket other = await NewBucket();
        string token = (await Bucket.List("in/", Token).Page(5)).NextToken!;
        string forged = Base64Url.EncodeToString("12345678in/05\0tanything"u8);
        Func<Task>[] calls =
        [
            async () => await other.List("in/", Token).Page(5, token),
            async () => await Bucket.List("in", Token).Page(5, token),
            async () => await Bucket.List(cancellationToken: Token).Page(5, token),
            async () => await Bucket.Within("in/").ListFolder(cancellationToken: Token).Page(5, token),
            async () => await Bucket.ListFolder("in/", Token).Page(5, token),
            async () => await Bucket.Find("in/*", Token).Page(5, token),
            async () => await Bucket.List("in/", Token).Page(5, string.Empty),
            async () => await Bucket.List("in/", Token).Page(5, "garbage"),
            async () => await Bucket.List("in/", Token).Page(5, "not base64 ü!"),
            async () => await Bucket.List("in/", Token).Page(5, token[..^2]),
            async () => await Bucket.List("in/", Token).Page(5, token + "AA"),
            async () => await Bucket.List("in/", Token).Page(5, forged),
        ];

        foreach (Func<Task> call in calls)
        {
            StorageException error = await Expect.Error(StorageErrorCode.InvalidArgument, call);
            Assert.Contains("page token", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_below_one_is_refused_and_a_missing_bucket_is_named()
    {
        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => { _ = Bucket.List(cancellationToken: Token).Page(0); }).Code);
        Assert.Equal(
            StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => { _ = Bucket.ListFolder(cancellationToken: Token).Page(-1); }).Code);
        Bucket missing = NameBucket();
        await Expect.Error(StorageErrorCode.BucketNotFound, missing, async () => await missing.List(cancellationToken: Token).Page(5));
    }

    private static async Task<List<ListedPage<T>>> All<T>(Func<string?, StorageRequest<ListedPage<T>>> ask)
    {
        var pages = new List<ListedPage<T>>();
        string? token = null;
        do
        {
            ListedPage<T> page = await ask(token);
            pages.Add(page);
            token = page.NextToken;
        }
        while (token is not null);
        return pages;
    }
}
