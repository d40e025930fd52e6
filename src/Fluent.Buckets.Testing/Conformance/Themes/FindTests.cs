namespace Fluent.Buckets.Conformance;

/// <summary>Finding objects by pattern.</summary>
public abstract class FindTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly string[] Stored =
    [
        "a.txt", "b.txt", "B.TXT", "ab.txt", "c.json", "[x].txt", "{y}.txt", "star*.txt", "1/a.txt", "1/b.json", "1/2/a.txt", "1/2/3/a.txt", "🙂.txt",
    ];

    [Theory]
    [InlineData("a.txt", "a.txt")]
    [InlineData("*.txt", "[x].txt|a.txt|ab.txt|b.txt|star*.txt|{y}.txt|🙂.txt")]
    [InlineData("*.TXT", "B.TXT")]
    [InlineData("?.txt", "a.txt|b.txt|🙂.txt")]
    [InlineData("a*", "a.txt|ab.txt")]
    [InlineData("*", "B.TXT|[x].txt|a.txt|ab.txt|b.txt|c.json|star*.txt|{y}.txt|🙂.txt")]
    [InlineData("1/*", "1/a.txt|1/b.json")]
    [InlineData("1/*.txt", "1/a.txt")]
    [InlineData("1/**", "1/2/3/a.txt|1/2/a.txt|1/a.txt|1/b.json")]
    [InlineData("1/**/a.txt", "1/2/3/a.txt|1/2/a.txt")]
    [InlineData("**/a.txt", "1/2/3/a.txt|1/2/a.txt|1/a.txt")]
    [InlineData("**a.txt", "1/2/3/a.txt|1/2/a.txt|1/a.txt|a.txt")]
    [InlineData("*/a.txt", "1/a.txt")]
    [InlineData("1?a.txt", "")]
    [InlineData("[ab].txt", "a.txt|b.txt")]
    [InlineData("[a-b].txt", "a.txt|b.txt")]
    [InlineData("[!a].txt", "b.txt")]
    [InlineData("{a,b}.{txt,json}", "a.txt|b.txt")]
    [InlineData("{a,c}.{txt,json}", "a.txt|c.json")]
    [InlineData("1/{2/,}a.txt", "1/2/a.txt|1/a.txt")]
    [InlineData(@"\[x\].txt", "[x].txt")]
    [InlineData(@"\{y\}.txt", "{y}.txt")]
    [InlineData(@"star\*.txt", "star*.txt")]
    [InlineData(@"\a.txt", "a.txt")]
    [InlineData("a_txt", "")]
    [InlineData("a.tx", "")]
    [InlineData(".txt", "")]
    [InlineData("missing/**", "")]
    public async Task A_pattern_finds_what_it_matches(string glob, string expected)
    {
        string[] stored = Held(Stored);
        await PutAll(stored);

        List<string> found = await SortedKeys(Bucket.Find(glob, Token));

        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Intersect(stored), found);
        Assert.Equal(found, await SortedKeys(Bucket.Find(glob, Token).PageSize(2)));
    }

    [Fact]
    public async Task Everything_is_found_by_two_stars()
    {
        string[] stored = Held(Stored);
        await PutAll(stored);

        Assert.Equal(stored.Order(StringComparer.Ordinal), await SortedKeys(Bucket.Find("**", Token)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[a")]
    [InlineData("a[")]
    [InlineData("{a,b")]
    [InlineData("[b-a]")]
    [InlineData(@"a\")]
    public async Task A_malformed_pattern_is_refused(string glob)
    {
        await Expect.Error(StorageErrorCode.InvalidArgument, () => Keys(Bucket.Find(glob, Token)));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Store.FindBuckets(glob, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task What_is_found_starts_after_a_key()
    {
        await PutAll("a.txt", "b.json", "b.txt", "c.txt");
        ObjectListing Listing() => Bucket.Find("*.txt", Token).StartAfter("a.txt");
        if (await Needs.Missing(Store.Capabilities.ListsStartAfter, () => Keys(Listing())))
        {
            return;
        }

        Assert.Equal(["b.txt", "c.txt"], await SortedKeys(Listing()));
    }
}
