namespace Fluent.Buckets.Conformance;

/// <summary>Copies and moves inside one store.</summary>
public abstract class CopyTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task A_copy_has_content_headers_and_metadata()
    {
        BucketObject source = await Source();

        ObjectInfo told = await source.CopyTo("deep/er/target.bin", Token);

        await IsTheSource(Bucket.Object("deep/er/target.bin"), told);
        await IsTheSource(source, null);
    }

    [Fact]
    public async Task A_move_has_content_headers_and_metadata_and_leaves_nothing()
    {
        BucketObject source = await Source();

        ObjectInfo told = await source.MoveTo("deep/er/target.bin", Token);

        await IsTheSource(Bucket.Object("deep/er/target.bin"), told);
        Assert.Equal(["deep/er/target.bin"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_bucket_may_be_the_target(bool move)
    {
        Bucket other = await NewBucket();
        BucketObject source = await Source();
        BucketObject target = other.Object(source.Key);

        ObjectInfo told = await Transfer(source, target, move);

        await IsTheSource(target, told);
        Assert.Equal(!move, await source.Exists(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_object_at_the_target_is_replaced_whole(bool move)
    {
        BucketObject source = await Source();
        BucketObject target = Bucket.Object("target");
        await target.UploadText("a much longer text than the source has", Token).WithMetadata("old", "1").WithContentLanguage("fr");

        ObjectInfo told = await Transfer(source, target, move);

        await IsTheSource(target, told);
        Assert.Null((await target.GetInfo(Token)).ContentLanguage);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_source_is_named_and_the_target_stays(bool move)
    {
        BucketObject missing = Bucket.Object("missing");
        await Put("target", "old");

        await Unchanged(() => Expect.Error(
            StorageErrorCode.ObjectNotFound, missing, () => Transfer(missing, Bucket.Object("target"), move)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_object_onto_itself_is_refused(bool move)
    {
        BucketObject source = await Source();
        BucketObject same = Bucket.Within("folder/").Object("source.txt");

        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.InvalidArgument, source, () => Transfer(source, Bucket.Object(source.Key), move));
            await Expect.Error(StorageErrorCode.InvalidArgument, source, () => Transfer(source, same, move));
        });
        await IsTheSource(source, null);
    }

    [Fact]
    public async Task A_copy_is_no_alias_of_its_source()
    {
        await Put("source", "first");
        await Bucket.Object("source").CopyTo("target", Token);

        await Put("source", "second");
        Assert.Equal("first", await Get("target"));

        await Put("target", "third");
        Assert.Equal("second", await Get("source"));

        await Bucket.Object("source").Delete(Token);
        Assert.Equal("third", await Get("target"));
    }

    [Fact]
    public async Task An_empty_object_and_one_of_several_parts_are_copied_and_moved()
    {
        byte[] body = Bodies.Random(Bodies.LeastPart + 1000);
        await Bucket.Object("empty").Upload(Array.Empty<byte>(), Token);
        await Bucket.Object("parts").Upload(body, Token).WithPartSize(Bodies.LeastPart);

        await Bucket.Object("empty").CopyTo("empty copy", Token);
        await Bucket.Object("parts").CopyTo("parts copy", Token);
        await Bucket.Object("parts").MoveTo("parts moved", Token);

        Assert.Empty(await Bucket.Object("empty copy").ReadBytes(Token));
        Expect.SameBytes(body, await Bucket.Object("parts copy").ReadBytes(Token));
        Expect.SameBytes(body, await Bucket.Object("parts moved").ReadBytes(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_target_that_must_not_exist_is_left_alone(bool move)
    {
        BucketObject source = await Source();
        BucketObject target = Bucket.Object("target");
        CopyOperation Call() => (move ? source.MoveTo(target, Token) : source.CopyTo(target, Token)).IfAbsent();
        if (await Needs.Missing(Store, StoreConditions.CopyIfAbsent, async () => await Call()))
        {
            Assert.False(await target.Exists(Token));
            return;
        }

        await target.UploadText("old", Token);
        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, async () => await Call()));

        await target.Delete(Token);
        await IsTheSource(target, await Call());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_has_changed_is_not_copied(bool move)
    {
        BucketObject source = Bucket.Object("folder/source.txt");
        string stale = (await Put(source.Key, "first")).ETag;
        await Source();
        BucketObject target = Bucket.Object("target");
        CopyOperation Call(string etag) => (move ? source.MoveTo(target, Token) : source.CopyTo(target, Token)).IfSourceMatches(etag);
        if (await Needs.Missing(Store, StoreConditions.CopyIfSourceMatches, async () => await Call(stale)))
        {
            Assert.False(await target.Exists(Token));
            return;
        }

        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, source, async () => await Call(stale)));

        await IsTheSource(target, await Call((await source.GetInfo(Token)).ETag));
    }

    private static Task<ObjectInfo> Transfer(BucketObject source, BucketObject target, bool move) =>
        move ? source.MoveTo(target, Token) : source.CopyTo(target, Token);

    private static async Task IsTheSource(BucketObject target, ObjectInfo? told)
    {
        ObjectInfo info = await target.GetInfo(Token);
        if (told is not null)
        {
            Assert.Equal((target.Key, info.Size, info.ETag), (told.Key, told.Size, told.ETag));
        }

        Assert.Equal("content ü", await target.ReadText(Token));
        Assert.Equal(("text/css", "max-age=7", "gzip"), (info.ContentType, info.CacheControl, info.ContentEncoding));
        Assert.Equal([new("camera", "x  100 ü")], info.Metadata);
    }

    private async Task<BucketObject> Source()
    {
        BucketObject source = Bucket.Object("folder/source.txt");
        await source.UploadText("content ü", Token)
            .WithContentType("text/css").WithCacheControl("max-age=7").WithContentEncoding("gzip").WithMetadata("camera", "x  100 ü");
        return source;
    }
}
