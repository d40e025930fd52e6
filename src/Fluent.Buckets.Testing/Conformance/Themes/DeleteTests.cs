namespace Fluent.Buckets.Conformance;

/// <summary>Deleting one object, many, and all below a prefix.</summary>
public abstract class DeleteTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task A_deleted_object_is_gone_and_its_neighbours_stay()
    {
        await PutAll("folder/a", "folder/a/b", "folder/ab", "folder");

        await Bucket.Object("folder/a").Delete(Token);
        await Bucket.Object("folder/a").Delete(Token);

        Assert.False(await Bucket.Object("folder/a").Exists(Token));
        Assert.Equal(["folder", "folder/a/b", "folder/ab"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task A_deleted_object_may_be_stored_again()
    {
        await Bucket.Object("a").UploadText("first", Token).WithMetadata("old", "1");
        await Bucket.Object("a").Delete(Token);
        await Put("a", "second");

        Assert.Equal("second", await Get("a"));
        Assert.Empty((await Bucket.Object("a").GetInfo(Token)).Metadata!);
    }

    [Fact]
    public async Task Many_are_deleted_with_those_that_are_missing()
    {
        string[] keys = Held("a/b/file.txt", "a/b.txt", "foo.txt", "I'm a < & weird path", "bar", "%2F");
        string[] missing = Held("missing", "a", "a/");
        await PutAll([.. keys, "kept", "a/b/kept"]);

        long deleted = await Bucket.DeleteMany([.. keys, .. missing], Token);

        Assert.Equal(keys.Length + missing.Length, deleted);
        Assert.Equal(["a/b/kept", "kept"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task None_are_deleted_of_no_keys()
    {
        await Put("kept");

        Assert.Equal(0, await Bucket.DeleteMany([], Token));
        Assert.Equal(0, await Bucket.DeleteAll("missing", Token));

        Assert.Equal(["kept"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task A_bad_key_among_many_deletes_nothing()
    {
        await PutAll("a", "b");

        await Unchanged(() => Expect.Error(
            StorageErrorCode.InvalidKey, Bucket.Object("bad\0"), async () => await Bucket.DeleteMany(["a", "bad\0", "b"], Token)));
    }

    [Fact]
    public async Task A_bad_key_beyond_the_first_batch_deletes_nothing()
    {
        await PutAll("a", "b");
        IEnumerable<string> keys = ["a", .. Enumerable.Range(0, 3000).Select(i => $"missing-{i}"), "b", "bad\uD83D"];

        await Unchanged(() => Expect.Error(StorageErrorCode.InvalidKey, async () => await Bucket.DeleteMany(keys, Token)));
    }

    [Fact]
    public async Task More_than_a_thousand_are_deleted()
    {
        string[] keys = [.. Enumerable.Range(0, 1100).Select(i => $"key-{i}")];
        await keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).Upload(ReadOnlyMemory<byte>.Empty, Token)).WhenAll(16, Token);
        await Put("kept");
        var reports = new Reports<DeleteProgress>();

        Assert.Equal(1100, await Bucket.DeleteMany(keys, Token).WithParallelism(2).WithProgress(reports));

        Assert.Equal(["kept"], await Keys(Bucket.List(cancellationToken: Token)));
        Assert.Equal(reports.All.OrderBy(report => report.Keys), reports.All);
        Assert.Equal(1100, reports.All[^1].Keys);
    }

    [Fact]
    public async Task All_below_a_prefix_are_deleted_and_counted()
    {
        await PutAll("foo", "foo/1", "foo/2/3", "foobar", "fo", "bar/foo");

        Assert.Equal(2, await Bucket.DeleteAll("foo/", Token));
        Assert.Equal(["bar/foo", "fo", "foo", "foobar"], await SortedKeys(Bucket.List(cancellationToken: Token)));

        Assert.Equal(2, await Bucket.DeleteAll("foo", Token));
        Assert.Equal(["bar/foo", "fo"], await SortedKeys(Bucket.List(cancellationToken: Token)));

        Assert.Equal(2, await Bucket.DeleteAll(string.Empty, Token));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
        Assert.True(await Bucket.Exists(Token));
    }

    [Fact]
    public async Task A_delete_with_the_right_etag_deletes()
    {
        ObjectInfo info = await Put("a");
        Task Call() => Bucket.Object("a").Delete(Token).IfMatch(info.ETag);
        if (await Needs.Missing(Store, StoreConditions.DeleteIfMatch, Call))
        {
            Assert.True(await Bucket.Object("a").Exists(Token));
            return;
        }

        await Call();

        Assert.False(await Bucket.Object("a").Exists(Token));
    }

    [Fact]
    public async Task A_delete_with_a_stale_etag_deletes_nothing()
    {
        string stale = (await Put("a", "first")).ETag;
        await Put("a", "second");
        BucketObject target = Bucket.Object("a");
        BucketObject missing = Bucket.Object("missing");
        if (await Needs.Missing(Store, StoreConditions.DeleteIfMatch, async () => await target.Delete(Token).IfMatch(stale)))
        {
            return;
        }

        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.PreconditionFailed, target, async () => await target.Delete(Token).IfMatch(stale));
            await Expect.Error(StorageErrorCode.PreconditionFailed, missing, async () => await missing.Delete(Token).IfMatch(stale));
        });
    }
}
