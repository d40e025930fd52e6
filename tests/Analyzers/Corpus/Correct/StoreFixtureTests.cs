using Fluent.Buckets;
using Xunit;

namespace Inventory.Tests;

public sealed class StoreFixture : IAsyncLifetime
{
    public ObjectStore Store { get; } = ObjectStore.Open(Environment.GetEnvironmentVariable("TEST_STORE") ?? "memory:");

    public Bucket Bucket { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Bucket = await Store.CreateBucket($"inventory-{Guid.NewGuid():N}");
        await Bucket.Object("seed/1.json").UploadText("{}").WithContentType("application/json");
    }

    public async ValueTask DisposeAsync()
    {
        await Bucket.DeleteBucket().WithContents();
        await Store.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class StoreCollection : ICollectionFixture<StoreFixture>
{
    public const string Name = "store";
}

[Collection(StoreCollection.Name)]
public sealed class StoreTests(StoreFixture fixture)
{
    private readonly Bucket _bucket = fixture.Bucket.Within($"{Guid.NewGuid():N}/");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_seed_is_there() => Assert.Equal("application/json", (await fixture.Bucket.Object("seed/1.json").GetInfo(Token)).ContentType);

    [Fact]
    public async Task A_writer_that_is_dropped_stores_nothing()
    {
        await using (ObjectWriter writer = await _bucket.Object("a").OpenWrite(Token))
        {
            await writer.WriteAsync("half"u8.ToArray(), Token);
            await writer.AbortAsync();
        }

        Assert.False(await _bucket.Object("a").Exists(Token));
    }

    [Fact]
    public async Task A_second_bucket_of_the_name_is_refused()
    {
        var error = await Record.ExceptionAsync(() => fixture.Store.CreateBucket(fixture.Bucket.Name).AsTask());
        Assert.Equal(StorageErrorCode.BucketAlreadyExists, Assert.IsType<StorageException>(error).Code);
    }

    [Fact]
    public async Task One_of_two_writers_wins()
    {
        BucketObject item = _bucket.Object("contested");
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            try
            {
                await item.UploadText($"writer {i}", Token).IfAbsent();
                return true;
            }
            catch (StorageException e) when (e.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.Conflict)
            {
                return false;
            }
        }));
        Assert.Single(results, won => won);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 10)]
    public async Task Ranges_are_half_open(int start, int end)
    {
        await _bucket.Object("digits").UploadText("0123456789", Token);
        Assert.Equal("0123456789"[start..end], await _bucket.Object("digits").ReadText(Token).Range(start, end));
    }

    [Fact]
    public async Task A_used_operation_gives_its_result_again()
    {
        UploadOperation upload = _bucket.Object("once").UploadText("1", Token);
        ObjectInfo first = await upload;
        ObjectInfo second = await upload;
        Assert.Same(first, second);
    }
}
