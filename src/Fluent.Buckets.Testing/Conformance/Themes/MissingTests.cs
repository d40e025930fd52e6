namespace Fluent.Buckets.Conformance;

/// <summary>What is not there: missing objects, missing buckets, folders that are no objects.</summary>
public abstract class MissingTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [MemberData(nameof(Verbs.Reads), MemberType = typeof(Verbs))]
    public async Task A_verb_that_needs_the_object_says_that_it_is_missing(string verb)
    {
        BucketObject missing = Bucket.Object("folder/missing.txt");
        await Put("folder/missing.txt2");

        await Unchanged(() => Expect.Error(StorageErrorCode.ObjectNotFound, missing, () => Verbs.Call(verb, missing, Token)));
    }

    [Fact]
    public async Task SetMetadata_says_that_the_object_is_missing()
    {
        BucketObject missing = Bucket.Object("missing");
        Task Call() => missing.SetMetadata([new("a", "b")], Token);
        if (await Needs.Missing(Store.Capabilities.SetsMetadata, Call))
        {
            return;
        }

        await Unchanged(() => Expect.Error(StorageErrorCode.ObjectNotFound, missing, Call));
    }

    [Fact]
    public async Task Verbs_that_ask_give_no_error_for_a_missing_object()
    {
        BucketObject missing = Bucket.Object("missing");

        Assert.False(await missing.Exists(Token));
        Assert.Null(await missing.TryGetInfo(Token));
    }

    [Fact]
    public async Task Deleting_a_missing_object_succeeds_and_deletes_nothing_else()
    {
        await PutAll("folder/a", "folder/b", "folderol");

        await Unchanged(async () =>
        {
            foreach (string key in Held("missing", "folder", "folder/", "f", "*"))
            {
                await Bucket.Object(key).Delete(Token);
            }
        });
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("folder/")]
    [InlineData("folder/inner")]
    [InlineData("folder/inner/")]
    [InlineData("folder/inner/object/")]
    [InlineData("folder/inner/object/below")]
    [InlineData("/folder/inner/object")]
    [InlineData("folder//inner/object")]
    [InlineData("FOLDER/inner/object")]
    [InlineData("folder/inner/objec")]
    public async Task A_key_near_an_object_is_not_the_object(string key)
    {
        await Put("folder/inner/object");
        if (Harness.RefusesKey(key))
        {
            await Expect.Error(StorageErrorCode.InvalidKey, Bucket.Object(key), async () => await Bucket.Object(key).Exists(Token));
            return;
        }

        BucketObject near = Bucket.Object(key);
        Assert.False(await near.Exists(Token));
        Assert.Null(await near.TryGetInfo(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, near, async () => await near.GetInfo(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, near, async () => await near.ReadText(Token));
    }

    [Theory]
    [MemberData(nameof(Verbs.OfObject), MemberType = typeof(Verbs))]
    public async Task A_verb_of_an_object_says_that_the_bucket_is_missing(string verb)
    {
        Bucket missing = NameBucket();

        await Expect.Error(StorageErrorCode.BucketNotFound, missing, () => Verbs.Call(verb, missing.Object("a"), Token));

        Assert.False(await missing.Exists(Token));
    }

    [Theory]
    [MemberData(nameof(Verbs.OfBucket), MemberType = typeof(Verbs))]
    public async Task A_verb_of_a_bucket_says_that_the_bucket_is_missing(string verb)
    {
        Bucket missing = NameBucket();

        await Expect.Error(StorageErrorCode.BucketNotFound, missing, () => Verbs.Call(verb, missing, Token));

        Assert.False(await missing.Exists(Token));
    }

    [Fact]
    public async Task Copying_into_a_missing_bucket_says_that_it_is_missing()
    {
        Bucket missing = NameBucket();
        await Put("a");

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.BucketNotFound, missing, async () => await Bucket.Object("a").CopyTo(missing.Object("a"), Token));
            await Expect.Error(
                StorageErrorCode.BucketNotFound, missing, async () => await Bucket.Object("a").MoveTo(missing.Object("a"), Token));
        });
    }

    [Fact]
    public async Task Handles_ask_the_store_nothing()
    {
        Bucket missing = NameBucket();

        BucketObject place = missing.Within("folder/").Object("b");

        Assert.Equal("b", place.Key);
        Assert.False(await missing.Exists(Token));
    }

    [Fact]
    public async Task A_created_object_is_stored_by_its_upload_only()
    {
        NewObject draft = Bucket.Create("draft.txt");

        Assert.False(await Bucket.Object("draft.txt").Exists(Token));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));

        ObjectInfo info = await draft.UploadText("now", Token);

        Assert.Equal("draft.txt", info.Key);
        Assert.Equal("now", await Get("draft.txt"));
    }
}
