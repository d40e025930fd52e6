namespace Fluent.Buckets.Conformance;

/// <summary>Listings of one folder.</summary>
public abstract class FolderTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly string[] EmptyNames = ["/a", "b//c", "d/"];
    private static readonly string[] OtherSeparators = [@"a\b", "a.b.c", "a:b", "a%2Fb"];

    [Fact]
    public async Task A_folder_lists_its_objects_and_each_folder_once()
    {
        await PutAll("a", "b/1", "b/2", "b/c/3", "d/e/f/4", "g.txt");

        Assert.Equal(["a", "b/ folder", "d/ folder", "g.txt"], await Lines());
        Assert.Equal(["b/1", "b/2", "b/c/ folder"], await Lines("b/"));
        Assert.Equal(["b/c/3"], await Lines("b/c/"));
        Assert.Equal(["d/e/ folder"], await Lines("d/"));
        Assert.Equal(["d/e/f/ folder"], await Lines("d/e/"));
        Assert.Empty(await Lines("missing/"));
        Assert.Empty(await Lines("a/"));
    }

    [Fact]
    public async Task An_object_line_tells_what_a_listing_tells()
    {
        await Put("folder/a", "text");

        ListEntry entry = await Bucket.ListFolder("folder/", Token).SingleAsync(Token);
        ListEntry folder = await Bucket.ListFolder(cancellationToken: Token).SingleAsync(Token);

        Assert.False(entry.IsFolder);
        Assert.Equal(("folder/a", 4L), (entry.Info!.Key, entry.Info.Size));
        Assert.Equal(entry.Key, entry.Info.Key);
        Assert.True(folder.IsFolder);
        Assert.Equal("folder/", folder.Key);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(10)]
    public async Task Folders_and_objects_stay_whole_over_pages(int pageSize)
    {
        // Characters before the slash ('-', '.') part a folder's name from its keys in the order of the whole keys.
        await PutAll("d", "dir1/a", "dir1/b", "dir2/c", "t-/e", "t/f", "t/g", "testFile1", "t.x");

        List<ListEntry> entries = await Bucket.ListFolder(cancellationToken: Token).PageSize(pageSize).ToListAsync(Token);

        Expect.InOrder(Store.Capabilities.ListOrder, [.. entries.Select(entry => entry.Key)]);
        Assert.Equal(
            ["d", "dir1/ folder", "dir2/ folder", "t-/ folder", "t.x", "t/ folder", "testFile1"],
            entries.Select(Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_name_that_only_begins_alike_is_not_in_the_folder()
    {
        await PutAll("foo", "foo.bar", "foo/1", "foobar/2");

        Assert.Equal(["foo/1"], await Lines("foo/"));
        Assert.Equal(["foo", "foo.bar", "foo/ folder", "foobar/ folder"], await Lines());
    }

    [Fact]
    public async Task A_prefix_need_not_end_at_a_slash()
    {
        await PutAll("foo", "foo.bar", "foo/1", "foobar/2", "other");

        Assert.Equal(["foo", "foo.bar", "foo/ folder", "foobar/ folder"], await Lines("fo"));
        Assert.Equal(["foo/1"], await Lines("foo/1"));
        Assert.Equal(["foobar/ folder"], await Lines("foob"));
    }

    [Fact]
    public async Task A_folder_goes_with_its_last_object()
    {
        await PutAll("a/1", "a/b/2");

        await Bucket.Object("a/b/2").Delete(Token);
        Assert.Equal(["a/1"], await Lines("a/"));

        await Bucket.Object("a/1").Delete(Token);
        Assert.Empty(await Lines());
    }

    [Fact]
    public async Task Empty_names_are_folders_like_others()
    {
        if (EmptyNames.Any(Harness.RefusesKey))
        {
            return;
        }

        await PutAll(EmptyNames);

        Assert.Equal(["/ folder", "b/ folder", "d/ folder"], await Lines());
        Assert.Equal(["/a"], await Lines("/"));
        Assert.Equal(["b// folder"], await Lines("b/"));
        Assert.Equal(["b//c"], await Lines("b//"));
        Assert.Equal(["d/"], await Lines("d/"));
    }

    [Fact]
    public async Task Only_the_slash_makes_folders()
    {
        string[] keys = Held(OtherSeparators);
        await PutAll(keys);

        Assert.Equal(keys.Order(StringComparer.Ordinal), await Lines());
    }

    private static string Line(ListEntry entry) => entry.IsFolder ? entry.Key + " folder" : entry.Key;

    private async Task<string[]> Lines(string prefix = "") =>
        [.. (await Bucket.ListFolder(prefix, Token).ToListAsync(Token)).Select(Line).Order(StringComparer.Ordinal)];
}
