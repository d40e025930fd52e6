using System.Text;
using CsCheck;

namespace Fluent.Buckets.DirectoryTests;

public sealed class ListingTests
{
    private static readonly string[] Keys =
    [
        "a", "a!", "a-b", "a.b", "a/", "a//x", "a/b", "a/b/c", "a/b/d", "a/c", "a0", "ab", "ab/c", "b/z", "dir1/x", "dir1/y", "t-/x", "t/x",
        "z\uffee", "z😀", "é", "名/前",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a/")]
    [InlineData("a/b")]
    [InlineData("a/b/")]
    [InlineData("a//")]
    [InlineData("dir")]
    [InlineData("t")]
    [InlineData("missing")]
    [InlineData("missing/")]
    [InlineData("z")]
    public async Task A_listing_is_what_a_sorted_set_would_give(string prefix)
    {
        await using TestStore store = await TestStore.Create();
        await store.PutAll(Keys.Reverse());
        foreach (bool folders in (bool[])[false, true])
        {
            foreach (int size in (int[])[1, 2, 3, 7, 100])
            {
                Assert.Equal(Expected(Keys, prefix, folders, null), await store.List(prefix, folders, size));
                foreach (string after in (string[])["a", "a.", "a/", "a/b", "a/b/c", "a/zz", "t", "zz", "dir1/x"])
                {
                    Assert.Equal(Expected(Keys, prefix, folders, after), await store.List(prefix, folders, size, after));
                }
            }
        }
    }

    [Fact]
    public async Task Any_set_of_keys_is_listed_as_a_sorted_set_would_be()
    {
        await using TestStore store = await TestStore.Create();
        Gen<string> piece = Gen.OneOf("a", "b", "/", ".", "%", "é", "\uffee", "😀", new string('x', 80), new string('y', 81));
        Gen<string> key = piece.List[1, 6].Select(string.Concat);
        await Gen.Select(key.HashSet[1, 12], key, Gen.Bool, Gen.Int[1, 4], Gen.Bool).SampleAsync(
            async (keys, other, folders, size, asPrefix) =>
            {
                await store.PutAll(keys);
                string prefix = asPrefix ? other[..(other.Length / 2)] : "";
                prefix = prefix.Length > 0 && char.IsHighSurrogate(prefix[^1]) ? prefix[..^1] : prefix;
                string? after = asPrefix ? null : other;
                Assert.Equal(Expected(keys, prefix, folders, after), await store.List(prefix, folders, size, after));
                Assert.Empty(await store.Driver.DeleteMany(TestStore.Bucket, [.. keys], Token));
                Assert.Empty(store.Files());
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public async Task Pages_survive_inserts_and_deletes_between_them()
    {
        await using TestStore store = await TestStore.Create();
        await store.PutAll(Enumerable.Range(0, 30).Select(i => $"{i / 10}/{i % 10}"));
        ObjectPage first = await Page(store, 5, null, folders: false);
        Assert.Equal("0/4", first.Entries[^1].Key);
        await store.Put("0/00");
        await store.Put("0/45");
        await store.Put("0/4/below");
        await store.Driver.Delete(TestStore.Bucket, "0/4", null, Token);
        await store.Driver.Delete(TestStore.Bucket, "0/5", null, Token);
        ObjectPage second = await Page(store, 5, first.NextPageToken, folders: false);
        Assert.Equal(["0/4/below", "0/45", "0/6", "0/7", "0/8"], second.Entries.Select(entry => entry.Key));
        await store.Driver.DeleteMany(TestStore.Bucket, await store.List("0/"), Token);
        ObjectPage third = await Page(store, 50, second.NextPageToken, folders: false);
        Assert.Equal("1/0", third.Entries[0].Key);
        Assert.Equal(20, third.Entries.Count);
        Assert.Null(third.NextPageToken);
    }

    [Fact]
    public async Task A_folder_is_listed_once_whatever_happens_in_it_between_pages()
    {
        await using TestStore store = await TestStore.Create();
        await store.PutAll(["a/1", "b/1", "b/2", "c/1"]);
        ObjectPage first = await Page(store, 2, null, folders: true);
        Assert.Equal(["a/", "b/"], first.Entries.Select(entry => entry.Key));
        await store.Put("b/3");
        await store.Put("b0");
        await store.Driver.Delete(TestStore.Bucket, "b/1", null, Token);
        ObjectPage second = await Page(store, 2, first.NextPageToken, folders: true);
        Assert.Equal(["b0", "c/"], second.Entries.Select(entry => entry.Key));
        Assert.Null(second.NextPageToken);
    }

    [Fact]
    public async Task An_empty_folder_gives_no_line()
    {
        await using TestStore store = await TestStore.Create();
        await store.PutAll(["a/1", "c/1"]);
        Directory.CreateDirectory(Path.Join(store.BucketFolder, "b%", "deep%"));
        Assert.Equal(["a/", "c/"], await store.List(folders: true));
        await store.Driver.DeleteMany(TestStore.Bucket, ["a/1", "c/1"], Token);
        Assert.Empty(await store.List(folders: true));
        await store.Driver.DeleteBucket(TestStore.Bucket, Token);
    }

    [Fact]
    public async Task A_large_folder_is_read_in_pieces()
    {
        await using TestStore store = await TestStore.Create();
        string[] keys = [.. Enumerable.Range(0, 5003).Select(i => $"{i * 7919 % 5003:D4}")];
        await store.PutAll(keys);
        Assert.Equal(keys.Order(StringComparer.Ordinal), await store.List(pageSize: 100_000));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await store.List());
    }

    [Fact]
    public async Task A_listing_while_objects_come_and_go_has_all_that_stay()
    {
        await using TestStore store = await TestStore.Create();
        string[] stay = [.. Enumerable.Range(0, 100).Select(i => $"{i % 5}/stay{i}")];
        await store.PutAll(stay);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task churn = Task.Run(
            async () =>
            {
                for (int i = 0; !stop.IsCancellationRequested; i = (i + 1) % 50)
                {
                    await store.Put($"{i % 7}/come/{i}");
                    await store.Driver.Delete(TestStore.Bucket, $"{i % 7}/come/{i}", null, Token);
                }
            },
            Token);
        for (int i = 0; i < 30; i++)
        {
            List<string> listed = await store.List(pageSize: 9);
            Assert.Empty(stay.Except(listed));
            Assert.Equal(listed.Count, listed.Distinct().Count());
        }

        await stop.CancelAsync();
        await churn;
    }

    [Fact]
    public async Task A_listing_tells_all_that_a_look_at_the_object_tells()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put(TestStore.Request("a/b") with { Metadata = new Dictionary<string, string> { ["x"] = "1" } }, "text");
        ObjectInfo listed = (await Page(store, 1, null, folders: false)).Entries[0].Info!;
        ObjectInfo info = (await store.Info("a/b"))!;
        Assert.Equal(info with { Metadata = null }, listed with { Metadata = null });
        Assert.Equal(info.Metadata, listed.Metadata);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("k%%%")]
    public async Task A_page_token_of_another_store_is_refused(string token)
    {
        await using TestStore store = await TestStore.Create();
        await TestStore.Fails(StorageErrorCode.InvalidArgument, () => Page(store, 1, token, folders: false));
        await TestStore.Fails(StorageErrorCode.InvalidArgument, () => store.Driver.ListUploads(TestStore.Bucket, "", token, Token));
    }

    [Fact]
    public async Task A_missing_bucket_is_told_apart_from_an_empty_one()
    {
        await using TestStore store = await TestStore.Create();
        Assert.Empty(await store.List());
        await TestStore.Fails(
            StorageErrorCode.BucketNotFound, () => store.Driver.List(new ListRequest { Bucket = "other", Prefix = "" }, Token));
    }

    private static Task<ObjectPage> Page(TestStore store, int size, string? token, bool folders) => store.Driver.List(
        new ListRequest { Bucket = TestStore.Bucket, Prefix = "", PageSize = size, PageToken = token, Folders = folders }, Token);

    private static IEnumerable<string> Expected(IEnumerable<string> keys, string prefix, bool folders, string? after) => keys
        .OrderBy(key => key, Comparer<string>.Create((x, y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y))))
        .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
        .Where(key => after is null || Encoding.UTF8.GetBytes(key).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(after)) > 0)
        .Select(key => folders && key.IndexOf('/', prefix.Length) is >= 0 and var slash ? key[..(slash + 1)] : key)
        .Distinct();
}
