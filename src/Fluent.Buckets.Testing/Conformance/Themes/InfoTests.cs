namespace Fluent.Buckets.Conformance;

/// <summary>What a store tells of an object: the same from every verb.</summary>
public abstract class InfoTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task Every_verb_tells_the_same_key_size_and_etag()
    {
        BucketObject target = Bucket.Object("folder/a.txt");
        ObjectInfo stored = await target.UploadText("content", Token);
        using var stream = new MemoryStream();
        await using ObjectReader reader = await target.OpenRead(Token);

        ObjectInfo[] told =
        [
            stored,
            await target.GetInfo(Token),
            (await target.TryGetInfo(Token))!,
            await Bucket.List(cancellationToken: Token).SingleAsync(Token),
            await Bucket.Find("**/a.txt", Token).SingleAsync(Token),
            (await Bucket.ListFolder("folder/", Token).SingleAsync(Token)).Info!,
            await target.DownloadTo(stream, Token),
            reader.Info,
        ];

        Assert.All(told, info => Assert.Equal(("folder/a.txt", 7L, stored.ETag), (info.Key, info.Size, info.ETag)));
    }

    [Fact]
    public async Task An_etag_is_a_bare_token()
    {
        ObjectInfo info = await Put("a");

        Assert.NotEmpty(info.ETag);
        Assert.DoesNotContain("\"", info.ETag, StringComparison.Ordinal);
        Assert.DoesNotContain("W/", info.ETag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_etag_changes_with_the_content()
    {
        ObjectInfo first = await Put("a", "first");
        ObjectInfo second = await Put("a", "other");

        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal(second.ETag, (await Bucket.Object("a").GetInfo(Token)).ETag);
    }

    [Fact]
    public async Task The_time_is_in_utc_recent_and_does_not_go_back()
    {
        await Put("a", "first");
        ObjectInfo first = await Bucket.Object("a").GetInfo(Token);
        await Put("a", "second");
        ObjectInfo second = await Bucket.Object("a").GetInfo(Token);

        Assert.NotNull(first.LastModified);
        Assert.Equal(TimeSpan.Zero, first.LastModified.Value.Offset);
        Assert.InRange(first.LastModified.Value, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.True(second.LastModified >= first.LastModified);
    }

    [Fact]
    public async Task A_listing_tells_the_time_that_the_object_tells()
    {
        await Put("a");

        DateTimeOffset? told = (await Bucket.Object("a").GetInfo(Token)).LastModified;
        DateTimeOffset? listed = (await Bucket.List(cancellationToken: Token).SingleAsync(Token)).LastModified;

        // Some servers tell whole seconds in one of the two answers.
        Assert.NotNull(told);
        Assert.NotNull(listed);
        Assert.InRange((told.Value - listed.Value).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Asking_changes_nothing()
    {
        ObjectInfo stored = await Put("a");
        ObjectInfo before = await Bucket.Object("a").GetInfo(Token);

        await Bucket.Object("a").Exists(Token);
        await Bucket.Object("a").ReadBytes(Token);
        ObjectInfo after = await Bucket.Object("a").GetInfo(Token);

        Assert.Equal(stored.ETag, after.ETag);
        Assert.Equal(before.LastModified, after.LastModified);
    }
}
