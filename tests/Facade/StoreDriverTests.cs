namespace Fluent.Buckets.Facade.Tests;

/// <summary>A driver in an assembly that the app references, and that nothing here touches but a URL.</summary>
public sealed class StoreDriverTests
{
    [Fact]
    public async Task Its_URLs_open_without_any_call()
    {
        await using ObjectStore store = ObjectStore.Open("toy://account?region=x");
        Assert.Equal("toy://account in x", store.Name);
    }
}
