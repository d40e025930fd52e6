namespace Fluent.Buckets.Facade.Tests;

/// <summary>The generated façade for dependency injection at work.</summary>
public sealed class InstanceFacadeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_instance_has_stores_of_its_own()
    {
        await using var first = new Media(s => s.UseMemory().UseMemory("archive"));
        await using var second = new Media(s => s.UseMemory().UseMemory("archive"));
        await first.Sounds.EnsureExists(Token);
        await first.Sounds.Chime.UploadText("ding", Token);
        Assert.True(await first.Sounds.Object("chime.wav").Exists(Token));
        Assert.False(await second.Sounds.Exists(Token));
        Assert.NotSame(first.Sounds.Store, first.Films.Store);
    }

    [Fact]
    public async Task One_store_can_stand_for_all_and_stays_the_callers()
    {
        await using var store = new ObjectStore(new MemoryDriver());
        await using (var media = new Media(store))
        {
            Assert.Same(store, media.Sounds.Store);
            Assert.Same(store, media.Films.Store);
        }

        Assert.False(await store.Bucket("films").Exists(Token));
    }

    [Fact]
    public async Task Disposing_the_facade_disposes_its_stores()
    {
        var media = new Media(s => s.UseMemory());
        await media.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await media.Sounds.Exists(Token));
    }
}
