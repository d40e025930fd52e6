using Microsoft.Extensions.Options;

namespace Fluent.Buckets.Hosting.Tests;

/// <summary>A static façade whose buckets are injected.</summary>
public sealed class StaticFacadeTests
{
    static StaticFacadeTests() => Storage.Configure(static s => s.UseMemory().UseMemory("desk"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_buckets_and_stores_are_injected_and_outlive_the_container()
    {
        using (IHost host = Build(Storage.Registration))
        {
            await host.StartAsync(Token);
            Assert.Same(Storage.Notes, host.Services.GetRequiredService<Notes>());
            ObjectStore desk = host.Services.GetRequiredKeyedService<ObjectStore>("desk");
            await desk.Bucket("notes").EnsureExists(Token);
            await desk.Bucket("notes").Object("a.txt").UploadText("kept", Token);
        }

        Assert.Equal("kept", await Storage.Notes.Object("a.txt").ReadText(Token));
    }

    [Fact]
    public async Task One_that_is_not_configured_is_told_at_start()
    {
        using IHost host = Build(Forgotten.Registration);
        OptionsValidationException fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
        Assert.Contains("Forgotten.Configure(", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_for_a_test_is_enough()
    {
        await using var store = new ObjectStore(new MemoryDriver());
        using IDisposable use = Forgotten.Use(store);
        using IHost host = Build(Forgotten.Registration);
        await host.StartAsync(Token);
        Assert.Same(store, host.Services.GetRequiredService<Lost>().Store);
    }

    [Fact]
    public async Task Two_registrations_of_one_facade_are_one()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddStorage(Storage.Registration).AddStorage(Storage.Registration);
        using IHost host = builder.Build();
        await host.StartAsync(Token);
        Assert.Single(host.Services.GetServices<Notes>());
        Assert.Equal("memory", host.Services.GetRequiredKeyedService<ObjectStore>("desk").Name);
    }

    private static IHost Build(StorageRegistration registration)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddStorage(registration);
        return builder.Build();
    }
}
