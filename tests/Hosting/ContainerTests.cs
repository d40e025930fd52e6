namespace Fluent.Buckets.Hosting.Tests;

/// <summary>A container without a host, and façades without a container.</summary>
public sealed class ContainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_without_a_host_tells_what_is_wrong_when_something_is_resolved()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton<IConfiguration>(Settings.Of(("Storage:Store", "x")))
            .AddStorage<Media>("Storage")
            .BuildServiceProvider(validateScopes: true);
        StorageException fault = Assert.Throws<StorageException>(() => services.GetRequiredService<Photos>());
        Assert.Equal(2, fault.Failures.Count);
        Assert.Contains("Storage:Store: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Stores:archive is missing.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_without_configuration_is_told()
    {
        await using ServiceProvider services = new ServiceCollection().AddStorage<Media>("Storage").BuildServiceProvider();
        StorageException fault = Assert.Throws<StorageException>(() => services.GetRequiredService<Media>());
        Assert.Contains("IConfiguration", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_no_facade_has_is_named()
    {
        await using ServiceProvider services = new ServiceCollection().AddStorage<Ledger>(static s => s.UseMemory()).BuildServiceProvider();
        Assert.Equal("memory", services.GetRequiredKeyedService<ObjectStore>("default").Name);
        StorageException fault = Assert.Throws<StorageException>(() => services.GetRequiredKeyedService<ObjectStore>("attic"));
        Assert.Equal(StorageErrorCode.NotConfigured, fault.Code);
        Assert.Contains("'attic'", fault.Message, StringComparison.Ordinal);
        Assert.Throws<StorageException>(() => services.GetRequiredKeyedService<ObjectStore>(1));
    }

    [Fact]
    public async Task An_instance_facade_needs_no_container()
    {
        IConfigurationRoot settings = Settings.Of(
            ("Storage:Store", "memory:"), ("Storage:Stores:archive", "toy://archive"), ("Storage:Buckets:Movies", "films-test"));
        await using var media = new Media(s => s.UseConfiguration(settings.GetSection("Storage")));
        Assert.Equal("films-test", media.Movies.Name);
        Assert.Equal("toy://archive in no region", media.Movies.Store.Name);
        Assert.Equal("photos", media.Photos.Name);
    }

    [Fact]
    public async Task A_static_facade_is_configured_by_settings()
    {
        BySettings.Configure(Settings.Of(("Storage:Store", "memory:"), ("Storage:Buckets:Letters", "letters-test")).GetSection("Storage"));
        await BySettings.Letters.EnsureExists(Token);
        Assert.Equal("letters-test", BySettings.Letters.Name);
        Assert.NotNull(await BySettings.Letters.Store.TryGetBucket("letters-test", Token));
        Assert.Throws<InvalidOperationException>(() => BySettings.Configure(Settings.Of(("Store", "memory:"))));
    }
}
