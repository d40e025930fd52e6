namespace Fluent.Buckets.Conformance;

/// <summary>Buckets: create, get, ensure, list, find, delete.</summary>
public abstract class BucketTests(StoreHarness harness) : ConformanceTest(harness)
{
    private protected override bool NeedsNewBucket => true;

    [Fact]
    public async Task A_created_bucket_exists_and_is_empty()
    {
        Bucket bucket = NameBucket();
        Assert.False(await bucket.Exists(Token));

        Bucket created = await Store.CreateBucket(bucket.Name, Token);

        Assert.Equal(bucket, created);
        Assert.True(await bucket.Exists(Token));
        Assert.Empty(await Keys(bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Creating_a_bucket_twice_fails_and_keeps_its_contents()
    {
        await Put("a", "kept");

        await Expect.Error(StorageErrorCode.BucketAlreadyExists, Bucket, async () => await Bucket.CreateBucket(Token));
        await Expect.Error(StorageErrorCode.BucketAlreadyExists, Bucket, async () => await Store.CreateBucket(Bucket.Name, Token));

        Assert.Equal("kept", await Get("a"));
    }

    [Fact]
    public async Task EnsureExists_tells_whether_it_created_the_bucket()
    {
        Bucket bucket = NameBucket();

        Assert.True(await bucket.EnsureExists(Token));
        await bucket.Object("a").UploadText("kept", Token);
        Assert.False(await bucket.EnsureExists(Token));

        Assert.Equal("kept", await bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task EnsureExists_at_once_fails_for_nobody()
    {
        Bucket bucket = NameBucket();

        bool[] created = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => bucket.EnsureExists(Token).AsTask()));

        Assert.Contains(true, created);
        Assert.True(await bucket.Exists(Token));
    }

    [Fact]
    public async Task A_bucket_that_exists_is_got()
    {
        Assert.Equal(Bucket, await Store.GetBucket(Bucket.Name, Token));
        Assert.Equal(Bucket, await Store.TryGetBucket(Bucket.Name, Token));
    }

    [Fact]
    public async Task A_missing_bucket_is_not_got()
    {
        Bucket missing = NameBucket();

        await Expect.Error(StorageErrorCode.BucketNotFound, missing, async () => await Store.GetBucket(missing.Name, Token));
        Assert.Null(await Store.TryGetBucket(missing.Name, Token));
        Assert.False(await missing.Exists(Token));
    }

    [Fact]
    public async Task A_bucket_whose_name_begins_the_name_of_another_is_missing()
    {
        string name = Bucket.Name[..^1];

        Assert.False(await Store.Bucket(name).Exists(Token));
        Assert.Null(await Store.TryGetBucket(name, Token));
        await Expect.Error(StorageErrorCode.BucketNotFound, async () => await Store.GetBucket(name, Token));
    }

    [Fact]
    public async Task Buckets_are_listed_once_each()
    {
        Bucket other = await NewBucket();

        List<Bucket> listed = await Store.ListBuckets(Token).ToListAsync(Token);

        Assert.Single(listed, Bucket);
        Assert.Single(listed, other);
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    [Fact]
    public async Task Buckets_are_found_by_pattern()
    {
        string name = Bucket.Name;

        Assert.Equal([Bucket], await Store.FindBuckets(name, Token).ToListAsync(Token));
        Assert.Equal([Bucket], await Store.FindBuckets(name[..^4] + "*", Token).ToListAsync(Token));
        Assert.Equal([Bucket], await Store.FindBuckets("*" + name[^12..], Token).ToListAsync(Token));
        Assert.Equal([Bucket], await Store.FindBuckets(name[..^1] + "?", Token).ToListAsync(Token));
        Assert.Contains(Bucket, await Store.FindBuckets(Harness.Prefix + "*", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_pattern_that_no_bucket_matches_finds_none()
    {
        Assert.Empty(await Store.FindBuckets(NewName(), Token).ToListAsync(Token));
        Assert.Empty(await Store.FindBuckets(Bucket.Name + "?", Token).ToListAsync(Token));
        Assert.Empty(await Store.FindBuckets(Bucket.Name[..^1], Token).ToListAsync(Token));
        Assert.Empty(await Store.FindBuckets(Bucket.Name[5..], Token).ToListAsync(Token));
    }

    [Fact]
    public async Task An_empty_bucket_is_deleted()
    {
        Bucket bucket = await NewBucket();

        await bucket.DeleteBucket(Token);

        Assert.False(await bucket.Exists(Token));
        Assert.DoesNotContain(bucket, await Store.ListBuckets(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Deleting_a_bucket_that_holds_objects_fails_and_deletes_nothing()
    {
        await PutAll("a", "folder/b");

        await Unchanged(() => Expect.Error(StorageErrorCode.BucketNotEmpty, Bucket, async () => await Bucket.DeleteBucket(Token)));
    }

    [Fact]
    public async Task A_bucket_is_deleted_with_its_contents_when_that_is_said()
    {
        Bucket bucket = await NewBucket();
        string[] keys = Held(OddKeys.All.Where(key => key.Length < 500));
        await keys.Select(StorageOperation<ObjectInfo> (key) => bucket.Object(key).UploadText(key, Token)).WhenAll(8, Token);

        await bucket.DeleteBucket(Token).WithContents();

        Assert.False(await bucket.Exists(Token));
        await Expect.Error(StorageErrorCode.BucketNotFound, bucket, async () => await bucket.Object("one").ReadText(Token));
    }

    [Fact]
    public async Task A_bucket_that_was_emptied_is_deleted_without_more_words()
    {
        Bucket bucket = await NewBucket();
        await bucket.Object("folder/inner/a").UploadText("a", Token);
        await bucket.Object("folder/inner/a").Delete(Token);
        if (Harness.KeepsAllVersions)
        {
            await Expect.Error(StorageErrorCode.BucketNotEmpty, bucket, async () => await bucket.DeleteBucket(Token));
            return;
        }

        await bucket.DeleteBucket(Token);

        Assert.False(await bucket.Exists(Token));
    }

    [Fact]
    public async Task A_bucket_that_is_created_again_is_empty()
    {
        Bucket bucket = await NewBucket();
        await bucket.Object("a").UploadText("a", Token);
        await bucket.DeleteBucket(Token).WithContents();

        await bucket.CreateBucket(Token);

        Assert.Empty(await Keys(bucket.List(cancellationToken: Token)));
        Assert.False(await bucket.Object("a").Exists(Token));
    }

    [Fact]
    public async Task Buckets_keep_their_objects_apart()
    {
        Bucket other = await NewBucket();
        await Put("a", "here");
        await other.Object("a").UploadText("there", Token);

        await other.Object("a").Delete(Token);

        Assert.Equal("here", await Get("a"));
        Assert.Empty(await Keys(other.List(cancellationToken: Token)));
    }

    [Theory]
    [MemberData(nameof(BadNames.Buckets), MemberType = typeof(BadNames))]
    public async Task A_bad_bucket_name_is_refused_by_every_verb(string name)
    {
        string bad = BadNames.Bucket(name);
        if (!Harness.RefusesBucketName(bad))
        {
            return;
        }

        Bucket bucket = Store.Bucket(bad);
        await Expect.Error(StorageErrorCode.InvalidName, bucket, async () => await Store.CreateBucket(bad, Token));
        await Expect.Error(StorageErrorCode.InvalidName, bucket, async () => await Store.GetBucket(bad, Token));
        await Expect.Error(StorageErrorCode.InvalidName, bucket, async () => await Store.TryGetBucket(bad, Token));
        await Expect.Error(StorageErrorCode.InvalidName, bucket, async () => await bucket.Exists(Token));
        await Expect.Error(StorageErrorCode.InvalidName, bucket, async () => await bucket.EnsureExists(Token));
        await Expect.Error(StorageErrorCode.InvalidName, bucket, async () => await bucket.CreateBucket(Token));
        foreach (string verb in Verbs.BucketNames)
        {
            await Expect.Error(StorageErrorCode.InvalidName, bucket, () => Verbs.Call(verb, bucket, Token));
        }

        foreach (string verb in Verbs.ObjectNames)
        {
            await Expect.Error(StorageErrorCode.InvalidName, bucket, () => Verbs.Call(verb, bucket.Object("a"), Token));
        }
    }
}
