namespace Fluent.Buckets.Conformance;

/// <summary>Metadata: names without case, values of any text, replaced as a whole.</summary>
public abstract class MetadataTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>The greatest size of all names and values together, in bytes of UTF-8.</summary>
    private const int GreatestSize = 2048;

    [Theory]
    [InlineData("x100")]
    [InlineData("")]
    [InlineData("two  spaces  inside")]
    [InlineData(" spaces around ")]
    [InlineData("über 你好 🙂")]
    [InlineData("\"quoted\", comma; semicolon=equals")]
    [InlineData("%41 %2F %")]
    [InlineData("=?UTF-8?B?w7xiZXI=?=")]
    [InlineData("=?UTF-8?Q?=C3=BC?=")]
    [InlineData("utf-8''%C3%BC")]
    [InlineData(@"\u0041 &amp; <b>")]
    [InlineData("!#$%&'*+-.^_`|~ (),/:;<=>?@[\\]{}")]
    public async Task A_value_comes_back(string value)
    {
        await Bucket.Object("a").UploadText("x", Token).WithMetadata("camera", value);

        Assert.Equal([new("camera", value)], (await Bucket.Object("a").GetInfo(Token)).Metadata);
    }

    [Fact]
    public async Task Names_come_back_in_lower_case()
    {
        await Bucket.Object("a").UploadText("x", Token)
            .WithMetadata("CameraModel", "X100").WithMetadata([new("iso_speed2", "400"), new("Z", "Last")]);

        Assert.Equal(
            new Dictionary<string, string> { ["cameramodel"] = "X100", ["iso_speed2"] = "400", ["z"] = "Last" },
            (await Bucket.Object("a").GetInfo(Token)).Metadata);
    }

    [Fact]
    public async Task An_object_without_metadata_has_none()
    {
        await Put("a");

        Assert.Empty(Assert.IsType<IReadOnlyDictionary<string, string>>((await Bucket.Object("a").GetInfo(Token)).Metadata, exactMatch: false));
    }

    [Fact]
    public async Task An_empty_object_keeps_its_metadata()
    {
        await Bucket.Object("a").Upload(Array.Empty<byte>(), Token).WithMetadata("a", "b");

        Assert.Equal([new("a", "b")], (await Bucket.Object("a").GetInfo(Token)).Metadata);
    }

    [Fact]
    public async Task Two_kibibytes_are_kept()
    {
        string half = new('x', (GreatestSize / 2) - 2);
        await Bucket.Object("a").UploadText("x", Token).WithMetadata("aa", half).WithMetadata("bb", half);

        Assert.Equal(
            new Dictionary<string, string> { ["aa"] = half, ["bb"] = half }, (await Bucket.Object("a").GetInfo(Token)).Metadata);
    }

    [Fact]
    public async Task More_than_two_kibibytes_are_refused()
    {
        await Put("a", "old");
        string half = new('x', (GreatestSize / 2) - 2);
        UploadOperation Upload() => Bucket.Object("a").UploadText("new", Token);

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await Upload().WithMetadata("aa", half).WithMetadata("bb", half + "x"));
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await Upload().WithMetadata("a", new string('ü', GreatestSize / 2)));
            await Expect.Error(
                StorageErrorCode.InvalidArgument,
                async () => await Bucket.Object("a").SetMetadata([new("aa", half), new("bb", half + "x")], Token));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("_hidden")]
    [InlineData("with-hyphen")]
    [InlineData("with space")]
    [InlineData("with:colon")]
    [InlineData("ümlaut")]
    [InlineData("\u212Aelvin")]
    [InlineData("line\nfeed")]
    [InlineData("emoji🙂")]
    public async Task A_bad_name_is_refused(string name)
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").UploadText("new", Token).WithMetadata(name, "value"));
            await Expect.Error(
                StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").SetMetadata([new(name, "value")], Token));
        });
    }

    [Fact]
    public async Task A_bad_value_is_refused()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            foreach (string value in (string[])["line\nfeed", "nul\0", "\u0085", "\u007F", "lone \uD83D", "\uDE42\uD83D"])
            {
                await Expect.Error(
                    StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").UploadText("new", Token).WithMetadata("a", value));
                await Expect.Error(
                    StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").SetMetadata([new("a", value)], Token));
            }
        });
    }

    [Fact]
    public async Task A_name_given_twice_is_refused_also_in_another_case()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.InvalidArgument,
                async () => await Bucket.Object("a").UploadText("new", Token).WithMetadata("camera", "1").WithMetadata("Camera", "1"));
            await Expect.Error(
                StorageErrorCode.InvalidArgument,
                async () => await Bucket.Object("a").SetMetadata([new("camera", "1"), new("CAMERA", "2")], Token));
        });
    }

    [Fact]
    public async Task Setting_metadata_replaces_all_of_it_and_keeps_the_rest()
    {
        BucketObject target = Bucket.Object("folder/a.txt");
        await target.UploadText("content", Token).WithContentType("text/css").WithCacheControl("no-cache").WithMetadata("old", "1");
        Task<ObjectInfo> Set(params (string Name, string Value)[] metadata) =>
            target.SetMetadata(metadata.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)), Token);
        if (await Needs.Missing(Store.Capabilities.SetsMetadata, () => Set(("new", "2"))))
        {
            return;
        }

        ObjectInfo told = await Set(("New", "2 ü"), ("other", string.Empty));

        ObjectInfo info = await target.GetInfo(Token);
        Assert.Equal(("folder/a.txt", 7L, info.ETag), (told.Key, told.Size, told.ETag));
        Assert.Equal(new Dictionary<string, string> { ["new"] = "2 ü", ["other"] = string.Empty }, info.Metadata);
        Assert.Equal(("text/css", "no-cache"), (info.ContentType, info.CacheControl));
        Assert.Equal("content", await target.ReadText(Token));

        await Set();

        info = await target.GetInfo(Token);
        Assert.Empty(info.Metadata!);
        Assert.Equal(("text/css", "no-cache"), (info.ContentType, info.CacheControl));
        Assert.Equal("content", await target.ReadText(Token));
        Assert.Equal(["folder/a.txt"], await Keys(Bucket.List(cancellationToken: Token)));
    }
}
