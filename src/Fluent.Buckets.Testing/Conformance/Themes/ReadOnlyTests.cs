namespace Fluent.Buckets.Conformance;

/// <summary>Views without the verbs that write.</summary>
public abstract class ReadOnlyTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task Every_verb_that_reads_an_object_gives_what_the_bucket_gives()
    {
        await Bucket.Object("a.json").UploadJson(new Person("Ada", 36), TestJson.Default.Person, Token);
        string text = await Get("a.json");
        ReadOnlyObject read = Bucket.AsReadOnly().Object("a.json");
        string path = Path.Combine(Folder, "a.json");
        using var stream = new MemoryStream();

        Assert.True(await read.Exists(Token));
        ObjectInfo info = await read.GetInfo(Token);
        Assert.Equal(info.ETag, (await read.TryGetInfo(Token))!.ETag);
        Assert.Equal(text, await read.ReadText(Token));
        Assert.Equal(text.Length, (await read.ReadBytes(Token)).Length);
        Assert.Equal(text[1..3], await read.ReadText(Token).Range(1, 3));
        Assert.Equal(new Person("Ada", 36), await read.ReadJson(TestJson.Default.Person, Token));
        Assert.Equal(info.Size, (await read.DownloadTo(path, Token)).Size);
        Assert.Equal(text, await File.ReadAllTextAsync(path, Token));
        await read.DownloadTo(stream, Token);
        Assert.Equal(text.Length, stream.Length);
        await using ObjectReader reader = await read.OpenRead(Token);
        Assert.Equal("a.json", reader.Info.Key);
    }

    [Fact]
    public async Task Every_verb_that_reads_a_bucket_gives_what_the_bucket_gives()
    {
        await PutAll("f/a.txt", "f/b.md", "g.txt");
        ReadOnlyBucket read = Bucket.AsReadOnly();

        Assert.True(await read.Exists(Token));
        Assert.False(await NameBucket().AsReadOnly().Exists(Token));
        Assert.Equal(["f/a.txt", "f/b.md", "g.txt"], await SortedKeys(read.List(cancellationToken: Token)));
        Assert.Equal(["f/a.txt", "f/b.md"], await SortedKeys(read.List("f/", Token)));
        Assert.Equal(["f/a.txt", "g.txt"], await SortedKeys(read.Find("{f/,}*.txt", Token)));
        Assert.Equal(
            ["f/", "g.txt"],
            (await read.ListFolder(cancellationToken: Token).ToListAsync(Token)).Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await read.List(cancellationToken: Token).Page(10)).Items.Count);
    }

    [Fact]
    public async Task Views_compose_in_either_order()
    {
        await Put("f/a.txt", "text");
        ReadOnlyBucket first = Bucket.AsReadOnly().Within("f/");
        ReadOnlyBucket last = Bucket.Within("f/").AsReadOnly();

        Assert.Equal(first, last);
        Assert.Equal(first.GetHashCode(), last.GetHashCode());
        Assert.NotEqual(Bucket.AsReadOnly(), first);
        Assert.Equal((Bucket.Name, "f/", $"{Bucket.Name}/f/"), (first.Name, first.Prefix, first.ToString()));
        Assert.Equal(first.Object("a.txt"), last.Object("a.txt"));
        Assert.NotEqual(first.Object("a.txt"), Bucket.AsReadOnly().Object("f/a.txt"));
        Assert.Equal((first, "a.txt"), (first.Object("a.txt").Bucket, first.Object("a.txt").Key));
        Assert.Equal("text", await first.Object("a.txt").ReadText(Token));
        Assert.Equal(["a.txt"], await Keys(last.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Faults_are_those_of_the_bucket()
    {
        ReadOnlyBucket read = Bucket.AsReadOnly();

        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("missing"), async () => await read.Object("missing").ReadText(Token));
        Assert.Null(await read.Object("missing").TryGetInfo(Token));
        await Expect.Error(StorageErrorCode.InvalidKey, async () => await read.Object(string.Empty).GetInfo(Token));
        Assert.Throws<ArgumentNullException>(() => read.Object(null!));
        Assert.Throws<ArgumentNullException>(() => read.Within(null!));
    }
}
