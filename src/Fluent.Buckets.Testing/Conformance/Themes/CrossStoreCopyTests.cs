namespace Fluent.Buckets.Conformance;

/// <summary>Copies and moves between the store and another one, in both directions.</summary>
public abstract class CrossStoreCopyTests(StoreHarness harness) : ConformanceTest(harness), IAsyncLifetime
{
    private readonly ObjectStore _other = new(new MemoryDriver());

    /// <summary>From or to the store, copy or move.</summary>
    public static TheoryData<bool, bool> Ways => new() { { true, false }, { true, true }, { false, false }, { false, true } };

    private Bucket Other => _other.Bucket("other-store");

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Other.CreateBucket(Token);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await DisposeAsync();
        await _other.DisposeAsync();
    }

    private protected override bool NeedsNewBucket => true;

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Content_headers_and_metadata_go_along(bool fromStore, bool move)
    {
        (BucketObject source, BucketObject target) = Places(fromStore);
        await target.UploadText("a much longer text than the source has", Token).WithMetadata("old", "1").WithContentLanguage("fr");
        await source.UploadText("content ü", Token)
            .WithContentType("text/css").WithCacheControl("max-age=7").WithContentEncoding("gzip")
            .WithContentDisposition("attachment").WithMetadata("camera", "x  100 ü");

        ObjectInfo told = await Transfer(source, target, move);

        ObjectInfo info = await target.GetInfo(Token);
        Assert.Equal((target.Key, info.Size, info.ETag), (told.Key, told.Size, told.ETag));
        Assert.Equal("content ü", await target.ReadText(Token));
        Assert.Equal(
            ("text/css", "max-age=7", "gzip", "attachment", null),
            (info.ContentType, info.CacheControl, info.ContentEncoding, info.ContentDisposition, info.ContentLanguage));
        Assert.Equal([new("camera", "x  100 ü")], info.Metadata);
        Assert.Equal(!move, await source.Exists(Token));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, Bodies.DefaultPart)]
    [InlineData(true, (2 * Bodies.DefaultPart) + 12_345)]
    [InlineData(false, 0)]
    [InlineData(false, Bodies.DefaultPart)]
    [InlineData(false, (2 * Bodies.DefaultPart) + 12_345)]
    public async Task Any_length_arrives_whole(bool fromStore, int length)
    {
        (BucketObject source, BucketObject target) = Places(fromStore);
        byte[] content = Bodies.Random(length);
        await source.Upload(content, Token);

        Assert.Equal(length, (await source.CopyTo(target, Token)).Size);

        Expect.SameBytes(content, await target.ReadBytes(Token));
        await NothingUnfinished();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_missing_source_is_named_and_the_target_stays(bool fromStore, bool move)
    {
        (BucketObject source, BucketObject target) = Places(fromStore);
        await target.UploadText("old", Token);

        await Expect.Error(StorageErrorCode.ObjectNotFound, source, () => Transfer(source, target, move));

        Assert.Equal("old", await target.ReadText(Token));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_existing_target_is_kept_where_it_must_be_absent(bool fromStore, bool move)
    {
        (BucketObject source, BucketObject target) = Places(fromStore);
        await source.UploadText("new", Token);
        await target.UploadText("old", Token);
        CopyOperation Call() => (move ? source.MoveTo(target, Token) : source.CopyTo(target, Token)).IfAbsent();
        if (await Needs.Missing(target.Bucket.Store, StoreConditions.WriteIfAbsent, async () => await Call()))
        {
            return;
        }

        await Expect.Error(StorageErrorCode.PreconditionFailed, target, async () => await Call());
        Assert.Equal(("new", "old"), (await source.ReadText(Token), await target.ReadText(Token)));

        await target.Delete(Token);
        await Call();
        Assert.Equal("new", await target.ReadText(Token));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_source_with_another_tag_is_not_copied_on_any_store(bool fromStore, bool move)
    {
        (BucketObject source, BucketObject target) = Places(fromStore);
        string stale = (await source.UploadText("first", Token)).ETag;
        string current = (await source.UploadText("second", Token)).ETag;
        CopyOperation Call(string etag) => (move ? source.MoveTo(target, Token) : source.CopyTo(target, Token)).IfSourceMatches(etag);

        await Expect.Error(StorageErrorCode.PreconditionFailed, source, async () => await Call(stale));
        Assert.False(await target.Exists(Token));
        Assert.True(await source.Exists(Token));

        await Call(current);
        Assert.Equal("second", await target.ReadText(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_bucket_at_the_target_leaves_the_source(bool move)
    {
        await Put("source");
        BucketObject target = _other.Bucket("missing").Object("target");

        await Unchanged(() => Expect.Error(
            StorageErrorCode.BucketNotFound, target.Bucket, () => Transfer(Bucket.Object("source"), target, move)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Views_keep_their_keys_relative(bool fromStore, bool move)
    {
        (BucketObject source, BucketObject target) = Places(fromStore);
        await source.UploadText("text", Token);

        ObjectInfo told = await Transfer(
            source.Bucket.Within("from/").Object("source.txt"), target.Bucket.Within("to/").Object("target.bin"), move);

        Assert.Equal("target.bin", told.Key);
        Assert.Equal("text", await target.ReadText(Token));
    }

    [Fact]
    public async Task A_cancelled_copy_stores_nothing()
    {
        await Put("source");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Expect.Cancelled(async () => await Bucket.Object("source").MoveTo(Other.Object("target"), cancelled.Token));

        Assert.False(await Other.Object("target").Exists(Token));
        Assert.True(await Bucket.Object("source").Exists(Token));
    }

    private static Task<ObjectInfo> Transfer(BucketObject source, BucketObject target, bool move) =>
        move ? source.MoveTo(target, Token) : source.CopyTo(target, Token);

    private (BucketObject Source, BucketObject Target) Places(bool fromStore)
    {
        (Bucket from, Bucket to) = fromStore ? (Bucket, Other) : (Other, Bucket);
        return (from.Object("from/source.txt"), to.Object("to/target.bin"));
    }
}
