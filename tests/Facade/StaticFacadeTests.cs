namespace Fluent.Buckets.Facade.Tests;

/// <summary>The generated static façade at work.</summary>
public sealed class StaticFacadeTests
{
    private static readonly ObjectStore Default = new(new MemoryDriver());
    private static readonly ObjectStore Old = new(new MemoryDriver());

    static StaticFacadeTests() => Storage.Configure(s => s.Use(Default).Use(Old, name: "archive"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accessors_lead_to_their_buckets_and_stores()
    {
        Assert.Equal("holiday-photos", Storage.Photos.Name);
        Assert.Same(Default, Storage.Photos.Store);
        Assert.Equal("old-photos", Storage.OldPhotos.Name);
        Assert.Same(Old, Storage.OldPhotos.Store);
        await Storage.Photos.EnsureExists(Token);
        await Storage.Photos.Object("rome/1.txt").UploadText("ciao", Token);
        Assert.Equal("ciao", await Default.Bucket("holiday-photos").Object("rome/1.txt").ReadText(Token));
        Assert.False(await Storage.OldPhotos.Exists(Token));
    }

    [Fact]
    public void Accessors_return_one_handle() => Assert.Same(Storage.Photos, Storage.Photos);

    [Fact]
    public async Task Use_replaces_the_store_of_handles_that_were_made_before()
    {
        BucketObject before = Storage.Photos.Object("in-the-test.txt");
        await using var test = new ObjectStore(new MemoryDriver());
        using (Storage.Use(test))
        {
            await Storage.Photos.EnsureExists(Token);
            await before.UploadText("only here", Token);
        }

        Assert.True(await test.Bucket("holiday-photos").Object("in-the-test.txt").Exists(Token));
        Assert.Null(await Default.TryGetBucket("holiday-photos", Token) is { } bucket
            ? await bucket.Object("in-the-test.txt").TryGetInfo(Token)
            : null);
    }

    [Fact]
    public async Task A_facade_without_stores_says_what_to_do()
    {
        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await Unconfigured.Nowhere.Exists(Token));
        Assert.Equal(StorageErrorCode.NotConfigured, fault.Code);
        Assert.Contains("Unconfigured.Configure(", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_needs_no_facade()
    {
        var photos = new Photos(Old);
        Assert.Same(Old, photos.Store);
        Assert.Equal(Old.Bucket("holiday-photos"), photos);
        Assert.NotEqual<Bucket>(Storage.Photos, photos);
    }
}
