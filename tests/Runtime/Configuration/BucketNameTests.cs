namespace Fluent.Buckets.Tests.Configuration;

/// <summary>Names of buckets that the configuration overrides.</summary>
public sealed class BucketNameTests : IAsyncDisposable
{
    private readonly FacadeOfTwo _media = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _media.DisposeAsync();

    [Fact]
    public async Task The_name_is_looked_up_when_an_operation_starts()
    {
        BucketObject made = _media.Photos.Object("a.txt");
        Bucket view = _media.Photos.Within("in/");
        int hash = _media.Photos.GetHashCode();
        Assert.Equal("photos", _media.Photos.Name);

        _media.Stores.Configure(s => s.UseMemory().UseMemory("archive").NameBucket("Photos", "photos-test"));
        await _media.Photos.EnsureExists(Token);
        await made.UploadText("here", Token);
        await view.Object("b.txt").UploadText("there", Token);

        ObjectStore store = _media.Photos.Store;
        Assert.Equal("photos-test", _media.Photos.Name);
        Assert.Equal("photos-test", _media.Photos.ToString());
        Assert.Equal(hash, _media.Photos.GetHashCode());
        Assert.Equal("here", await store.Bucket("photos-test").Object("a.txt").ReadText(Token));
        Assert.Equal("there", await store.Bucket("photos-test").Object("in/b.txt").ReadText(Token));
        Assert.Null(await store.TryGetBucket("photos", Token));
    }

    [Fact]
    public async Task A_store_in_the_place_of_another_keeps_the_name()
    {
        _media.Stores.Configure(s => s.UseMemory().NameBucket("Photos", "photos-test"));
        await using var test = new ObjectStore(new MemoryDriver());
        using IDisposable use = _media.Stores.Use(test);
        await _media.Photos.EnsureExists(Token);
        Assert.NotNull(await test.TryGetBucket("photos-test", Token));
    }

    [Fact]
    public void A_bucket_that_the_facade_does_not_have_is_refused() => Assert.Equal(
        ["NameBucket(\"Fotos\", …): Media has no bucket 'Fotos'. It has Films, Photos."],
        _media.ProblemsOf(s => s.UseMemory().NameBucket("Fotos", "x")));

    [Fact]
    public void A_name_that_the_store_refuses_is_refused() => Assert.StartsWith(
        "NameBucket(\"Photos\", …): the bucket name 'A' is refused (memory).",
        Assert.Single(_media.ProblemsOf(s => s.UseMemory().NameBucket("Photos", "A"))),
        StringComparison.Ordinal);

    [Fact]
    public void A_bucket_is_named_once() =>
        Assert.Throws<StorageException>(() => _media.Stores.Configure(s => s.UseMemory().NameBucket("Photos", "one").NameBucket("photos", "two")));

    [Fact]
    public async Task Two_buckets_of_one_store_do_not_get_one_name()
    {
        await using var media = new OneStore();
        StorageException fault = Assert.Throws<StorageException>(
            () => media.Stores.Configure(s => s.UseMemory().NameBucket("Second", "first")));
        Assert.Equal(StorageErrorCode.InvalidName, fault.Code);
        Assert.Contains("Media.First", fault.Message, StringComparison.Ordinal);
        media.Stores.Configure(s => s.UseMemory().NameBucket("Second", "first").NameBucket("First", "second"));
        Assert.Equal(("second", "first"), (media.First.Name, media.Second.Name));
    }

    /// <summary>A façade with two buckets in one store.</summary>
    private sealed class OneStore : IAsyncDisposable
    {
        public OneStore()
        {
            First = new Declared(Stores, "first", "First");
            Second = new Declared(Stores, "second", "Second");
        }

        public StoreRegistry Stores { get; } = new("Media");

        public Bucket First { get; }

        public Bucket Second { get; }

        public ValueTask DisposeAsync() => Stores.DisposeAsync();

        private sealed class Declared(StoreRegistry stores, string name, string accessor) : Bucket(stores, name, null, accessor);
    }
}
