namespace Fluent.Buckets.Conformance;

/// <summary>Views whose uploads start from defaults.</summary>
public abstract class DefaultsTests(StoreHarness harness) : ConformanceTest(harness)
{
    private Bucket View => Bucket.WithDefaults(d => d
        .ContentType("text/css").ContentEncoding("gzip").ContentLanguage("de").CacheControl("max-age=7").ContentDisposition("attachment")
        .Metadata("Camera", "x100").Metadata("place", "Köln"));

    public static TheoryData<string> Writes => Verbs.Writes;

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Every_upload_starts_from_them(string verb)
    {
        await Verbs.Call(verb, View.Object("key.bin"), Token);

        ObjectInfo info = await Bucket.Object("key.bin").GetInfo(Token);
        Assert.Equal(verb == "UploadJson" ? "application/json" : "text/css", info.ContentType);
        Assert.Equal(
            ("gzip", "de", "max-age=7", "attachment"),
            (info.ContentEncoding, info.ContentLanguage, info.CacheControl, info.ContentDisposition));
        Assert.Equal([new("camera", "x100"), new("place", "Köln")], info.Metadata!.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_call_says_wins_and_of_metadata_by_name()
    {
        await View.Object("key").UploadText("text", Token)
            .WithContentType("text/html").WithCacheControl("no-store").WithMetadata("CAMERA", "other").WithMetadata("own", "1");

        ObjectInfo info = await Bucket.Object("key").GetInfo(Token);
        Assert.Equal(("text/html", "no-store", "de"), (info.ContentType, info.CacheControl, info.ContentLanguage));
        Assert.Equal(
            [new("camera", "other"), new("own", "1"), new("place", "Köln")],
            info.Metadata!.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Uploads_do_not_change_the_defaults()
    {
        await View.Object("first").UploadText("text", Token).WithMetadata("own", "1").WithCacheControl("no-store");
        await View.Object("second").UploadText("text", Token);

        ObjectInfo info = await Bucket.Object("second").GetInfo(Token);
        Assert.Equal(("max-age=7", 2), (info.CacheControl, info.Metadata!.Count));
    }

    [Fact]
    public async Task Views_compose_in_any_order()
    {
        Bucket nested = View.Within("a/").WithDefaults(d => d.CacheControl("no-store").Metadata("place", "Rome")).Within("b/");
        await nested.Object("key").UploadText("text", Token);

        Assert.Equal(Bucket.Within("a/b/"), nested);
        Assert.Equal("text", await nested.AsReadOnly().Object("key").ReadText(Token));
        ObjectInfo info = await Bucket.Object("a/b/key").GetInfo(Token);
        Assert.Equal(("text/css", "no-store"), (info.ContentType, info.CacheControl));
        Assert.Equal([new("camera", "x100"), new("place", "Rome")], info.Metadata!.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_bucket_itself_is_as_before()
    {
        Bucket view = View;
        await Put("key");

        Assert.Equal(Bucket, view);
        ObjectInfo info = await Bucket.Object("key").GetInfo(Token);
        Assert.Null(info.CacheControl);
        Assert.Empty(info.Metadata!);
    }

    [Fact]
    public async Task The_key_still_tells_the_content_type_that_no_default_names()
    {
        Bucket view = Bucket.WithDefaults(d => d.CacheControl("no-store"));
        await view.Object("a.png").Upload(new byte[] { 1 }, Token);
        await view.Object("b").UploadText("text", Token);

        Assert.Equal("image/png", (await Bucket.Object("a.png").GetInfo(Token)).ContentType);
        Assert.Equal("text/plain; charset=utf-8", (await Bucket.Object("b").GetInfo(Token)).ContentType);
    }

    [Fact]
    public async Task An_append_starts_from_them_only_where_it_creates_the_object()
    {
        await Put("old");
        if (await Needs.Missing(Store.Capabilities.Appends, async () => await View.Object("old").AppendText("+", Token)))
        {
            return;
        }

        await View.Object("old").AppendText("+", Token);
        await View.Object("new").AppendText("+", Token);

        ObjectInfo old = await Bucket.Object("old").GetInfo(Token);
        ObjectInfo created = await Bucket.Object("new").GetInfo(Token);
        Assert.Equal(("text/plain; charset=utf-8", null, 0), (old.ContentType, old.CacheControl, old.Metadata!.Count));
        Assert.Equal(("text/css", "max-age=7", 2), (created.ContentType, created.CacheControl, created.Metadata!.Count));
    }

    [Fact]
    public async Task Folders_start_from_them()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "page"), "text", Token);

        await View.UploadFolder(Folder, Token).SkipUnchanged();

        ObjectInfo info = await Bucket.Object("page").GetInfo(Token);
        Assert.Equal(("text/css", "max-age=7", 3), (info.ContentType, info.CacheControl, info.Metadata!.Count));
        Assert.Equal(1, (await View.UploadFolder(Folder, Token).SkipUnchanged()).Unchanged);
    }

    [Fact]
    public async Task Copies_keep_what_the_source_has()
    {
        await using var other = new ObjectStore(new MemoryDriver());
        Bucket target = await other.CreateBucket("other-store", Token);
        await Bucket.Object("source").UploadText("text", Token).WithContentType("text/html").WithMetadata("own", "1");

        await Bucket.Object("source").CopyTo(View.Object("inside"), Token);
        await Bucket.Object("source").CopyTo(target.WithDefaults(d => d.CacheControl("no-store").Metadata("a", "b")).Object("across"), Token);

        foreach (BucketObject copy in new[] { Bucket.Object("inside"), target.Object("across") })
        {
            ObjectInfo info = await copy.GetInfo(Token);
            Assert.Equal(("text/html", null), (info.ContentType, info.CacheControl));
            Assert.Equal([new("own", "1")], info.Metadata);
        }
    }

    [Fact]
    public async Task Together_they_are_held_to_the_greatest_size()
    {
        Bucket view = Bucket.WithDefaults(d => d.Metadata("a", new string('a', 1500)));
        BucketObject key = view.Object("key");

        await Unchanged(() => Expect.Error(
            StorageErrorCode.InvalidArgument, async () => await key.UploadText("text", Token).WithMetadata("b", new string('b', 1000))));
        await key.UploadText("text", Token).WithMetadata("a", new string('b', 2000));
        Assert.Equal(new string('b', 2000), (await key.GetInfo(Token)).Metadata!["a"]);
    }

    [Fact]
    public void What_an_upload_could_not_have_is_refused_at_once()
    {
        Action<UploadDefaults>[] calls =
        [
            d => d.ContentType("no type"),
            d => d.ContentEncoding(string.Empty),
            d => d.ContentLanguage("ü"),
            d => d.CacheControl("a\nb"),
            d => d.ContentDisposition(" a"),
            d => d.Metadata("1", "a"),
            d => d.Metadata("a", "\n"),
            d => d.Metadata("a", new string('a', 2048)),
            d => d.PartSize(Bodies.LeastPart - 1),
            d => d.Parallelism(0),
            d => d.Timeout(TimeSpan.Zero),
        ];

        Assert.All(calls, call =>
            Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => Bucket.WithDefaults(call)).Code));
        Assert.Throws<ArgumentNullException>(() => Bucket.WithDefaults(null!));
    }
}
