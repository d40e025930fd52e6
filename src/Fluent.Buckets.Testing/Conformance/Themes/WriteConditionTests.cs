namespace Fluent.Buckets.Conformance;

/// <summary>Writes that hold only when the object is absent or unchanged.</summary>
public abstract class WriteConditionTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>Longer than a part.</summary>
    private const int Long = Bodies.LeastPart + 1000;

    [Fact]
    public async Task An_object_is_created_once()
    {
        BucketObject target = Bucket.Object("a");
        UploadOperation Call(string text) => target.UploadText(text, Token).IfAbsent();
        if (await Needs.Missing(Store, StoreConditions.WriteIfAbsent, async () => await Call("first")))
        {
            Assert.False(await target.Exists(Token));
            return;
        }

        await Call("first");
        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, async () => await Call("second")));
        Assert.Equal("first", await Get("a"));

        await target.Delete(Token);
        await Call("third");
        Assert.Equal("third", await Get("a"));
    }

    [Fact]
    public async Task An_object_is_replaced_when_its_etag_is_the_one_given()
    {
        BucketObject target = Bucket.Object("a");
        string first = (await Put("a", "first")).ETag;
        UploadOperation Call(string text, string etag) => target.UploadText(text, Token).IfMatch(etag);
        if (await Needs.Missing(Store, StoreConditions.WriteIfMatch, async () => await Call("second", first)))
        {
            Assert.Equal("first", await Get("a"));
            return;
        }

        string second = (await Call("second", first)).ETag;
        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, async () => await Call("stale", first)));
        Assert.Equal("second", await Get("a"));

        string listed = (await Bucket.List(cancellationToken: Token).SingleAsync(Token)).ETag;
        string third = (await Call("third", listed)).ETag;
        Assert.NotEqual(second, third);
        await Call("fourth", (await target.GetInfo(Token)).ETag);
        Assert.Equal("fourth", await Get("a"));
    }

    [Fact]
    public async Task A_missing_object_matches_no_etag()
    {
        BucketObject target = Bucket.Object("a");
        string etag = (await Put("a")).ETag;
        await target.Delete(Token);
        Task Call() => target.UploadText("new", Token).IfMatch(etag);
        if (await Needs.Missing(Store, StoreConditions.WriteIfMatch, Call))
        {
            return;
        }

        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, Call));
        Assert.False(await target.Exists(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_body_of_known_length_holds_its_condition(bool absent)
    {
        bool onComplete = Has(absent ? StoreConditions.CompleteIfAbsent : StoreConditions.CompleteIfMatch);
        bool onWrite = Has(absent ? StoreConditions.WriteIfAbsent : StoreConditions.WriteIfMatch);
        byte[] body = Bodies.Random(Long);

        await HoldsItsCondition(
            onWrite && (onComplete || Store.Capabilities.GreatestSingleWrite >= Long),
            absent,
            (target, condition) => condition(target.Upload(body, Token).WithPartSize(Bodies.LeastPart)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_long_body_of_unknown_length_holds_its_condition(bool absent)
    {
        bool onComplete = Has(absent ? StoreConditions.CompleteIfAbsent : StoreConditions.CompleteIfMatch);
        bool onWrite = Has(absent ? StoreConditions.WriteIfAbsent : StoreConditions.WriteIfMatch);
        byte[] body = Bodies.Random(Long);

        await HoldsItsCondition(
            onWrite && (onComplete || Store.Capabilities.WritesUnknownLength),
            absent,
            async (target, condition) =>
            {
                using var source = new SourceStream(body);
                return await condition(target.UploadFrom(source, Token).WithPartSize(Bodies.LeastPart));
            });
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(100, true)]
    [InlineData(Long, false)]
    [InlineData(Long, true)]
    public async Task A_writer_holds_its_condition(int length, bool absent)
    {
        bool onComplete = Has(absent ? StoreConditions.CompleteIfAbsent : StoreConditions.CompleteIfMatch);
        bool onWrite = Has(absent ? StoreConditions.WriteIfAbsent : StoreConditions.WriteIfMatch);
        BucketObject target = Bucket.Object("a");
        string stale = (await Put("a", "first")).ETag;
        await Put("a", "old");
        async Task<ObjectInfo> Call(string etag)
        {
            OpenWriteOperation open = target.OpenWrite(Token).WithPartSize(Bodies.LeastPart);
            await using ObjectWriter writer = await (absent ? open.IfAbsent() : open.IfMatch(etag));
            await writer.WriteAsync(Bodies.Random(length), Token);
            return await writer.CompleteAsync(Token);
        }

        if (await Needs.Missing(onWrite && (onComplete || length < Bodies.LeastPart), () => Call(stale)))
        {
            Assert.Equal("old", await Get("a"));
            return;
        }

        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, () => Call(stale)));
        string etag = (await target.GetInfo(Token)).ETag;
        if (absent)
        {
            await target.Delete(Token);
        }

        Assert.Equal(length, (await Call(etag)).Size);
        Assert.Equal(length, (await target.GetInfo(Token)).Size);
    }

    [Fact]
    public async Task A_condition_that_becomes_false_during_the_upload_fails_it()
    {
        BucketObject target = Bucket.Object("a");
        using var source = new SourceStream(Bodies.Random(Long))
        {
            MostPerRead = 64 * 1024,
            BeforeRead = async (position, token) =>
            {
                if (position >= Long - 1000 && !await target.Exists(token))
                {
                    await target.UploadText("rival", token);
                }
            },
        };
        Task Call() => target.UploadFrom(source, Token).WithPartSize(Bodies.LeastPart).IfAbsent();
        if (await Needs.Missing(
            Has(StoreConditions.WriteIfAbsent) && (Has(StoreConditions.CompleteIfAbsent) || Store.Capabilities.WritesUnknownLength), Call))
        {
            return;
        }

        await Expect.Error(StorageErrorCode.PreconditionFailed, target, Call);

        Assert.Equal("rival", await Get("a"));
        await NothingUnfinished();
    }

    [Fact]
    public async Task Metadata_is_set_when_the_etag_is_the_one_given()
    {
        BucketObject target = Bucket.Object("a");
        string stale = (await Put("a", "first")).ETag;
        await target.UploadText("second", Token).WithMetadata("old", "1");
        SetMetadataOperation Call(string etag) => target.SetMetadata([new("new", "2")], Token).IfMatch(etag);
        if (await Needs.Missing(
            Store.Capabilities.SetsMetadata && Has(StoreConditions.SetMetadataIfMatch), async () => await Call(stale)))
        {
            return;
        }

        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, async () => await Call(stale)));
        Assert.Equal([new("old", "1")], (await target.GetInfo(Token)).Metadata);

        await Call((await target.GetInfo(Token)).ETag);
        Assert.Equal([new("new", "2")], (await target.GetInfo(Token)).Metadata);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("\"quoted\"")]
    public async Task What_is_no_etag_is_refused(string etag)
    {
        await Put("a");
        BucketObject target = Bucket.Object("a");

        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.UploadText("x", Token).IfMatch(etag));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.OpenWrite(Token).IfMatch(etag));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.ReadBytes(Token).IfMatch(etag));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.ReadBytes(Token).IfNoneMatch(etag));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.Delete(Token).IfMatch(etag));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.CopyTo("b", Token).IfSourceMatches(etag));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await target.SetMetadata([], Token).IfMatch(etag));
        });
    }

    [Fact]
    public async Task Conditions_that_exclude_each_other_are_refused()
    {
        string etag = (await Put("a")).ETag;

        await Unchanged(() => Expect.Error(
            StorageErrorCode.InvalidArgument,
            Bucket.Object("a"),
            async () => await Bucket.Object("a").UploadText("x", Token).IfAbsent().IfMatch(etag)));
    }

    private bool Has(StoreConditions condition) => Store.Capabilities.Conditions.HasFlag(condition);

    private async Task HoldsItsCondition(
        bool has, bool absent, Func<BucketObject, Func<UploadOperation, UploadOperation>, Task<ObjectInfo>> upload)
    {
        BucketObject target = Bucket.Object("a");
        string stale = (await Put("a", "first")).ETag;
        await Put("a", "old");
        Task<ObjectInfo> Call(string etag) => upload(target, operation => absent ? operation.IfAbsent() : operation.IfMatch(etag));
        if (await Needs.Missing(has, () => Call(stale)))
        {
            Assert.Equal("old", await Get("a"));
            return;
        }

        await Unchanged(() => Expect.Error(StorageErrorCode.PreconditionFailed, target, () => Call(stale)));
        string etag = (await target.GetInfo(Token)).ETag;
        if (absent)
        {
            await target.Delete(Token);
        }

        Assert.Equal(Long, (await Call(etag)).Size);
        Assert.Equal(Long, (await target.GetInfo(Token)).Size);
        await NothingUnfinished();
    }
}
