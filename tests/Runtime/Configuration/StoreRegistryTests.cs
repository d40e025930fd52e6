namespace Fluent.Buckets.Tests.Configuration;

/// <summary>A façade's stores: configured once, overridden for one async flow.</summary>
public sealed class StoreRegistryTests : IAsyncDisposable
{
    private readonly StoreRegistry _registry = new("Storage");
    private readonly ObjectStore _first = new(new MemoryDriver());
    private readonly ObjectStore _second = new(new MemoryDriver());

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Fact]
    public void Without_Configure_the_error_says_how()
    {
        StorageException fault = Assert.Throws<StorageException>(() => _registry.Get(null));
        Assert.Equal(StorageErrorCode.NotConfigured, fault.Code);
        Assert.Contains("Storage.Configure(", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_store_is_named_in_the_error()
    {
        _registry.Configure(s => s.Use(_first));
        StorageException fault = Assert.Throws<StorageException>(() => _registry.Get("archive"));
        Assert.Equal(StorageErrorCode.NotConfigured, fault.Code);
        Assert.Contains("'archive'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_stores_are_told_apart()
    {
        _registry.Configure(s => s.Use(_first).Use(_second, "archive"));
        Assert.Same(_first, _registry.Get(null));
        Assert.Same(_second, _registry.Get("archive"));
    }

    [Fact]
    public void A_second_Configure_throws_and_changes_nothing()
    {
        _registry.Configure(s => s.Use(_first));
        Assert.Throws<InvalidOperationException>(() => _registry.Configure(s => s.Use(_second)));
        Assert.Same(_first, _registry.Get(null));
    }

    [Fact]
    public void A_Configure_that_failed_may_be_done_again()
    {
        Assert.Throws<StorageException>(() => _registry.Configure(s => s.Use(_first).Use(_second)));
        Assert.Throws<StorageException>(() => _registry.Configure(_ => { }));
        _registry.Configure(s => s.Use(_second));
        Assert.Same(_second, _registry.Get(null));
    }

    [Fact]
    public void Use_replaces_every_store_until_it_is_disposed()
    {
        _registry.Configure(s => s.UseMemory().UseMemory("archive"));
        using (_registry.Use(_first))
        {
            Assert.Same(_first, _registry.Get(null));
            Assert.Same(_first, _registry.Get("archive"));
        }

        Assert.NotSame(_first, _registry.Get(null));
    }

    [Fact]
    public void Use_with_a_name_replaces_that_store_only()
    {
        _registry.Configure(s => s.Use(_first).UseMemory("archive"));
        using IDisposable use = _registry.Use(_second, name: "archive");
        Assert.Same(_first, _registry.Get(null));
        Assert.Same(_second, _registry.Get("archive"));
    }

    [Fact]
    public void Use_needs_no_Configure_and_nests()
    {
        using (_registry.Use(_first))
        {
            using (_registry.Use(_second))
            {
                Assert.Same(_second, _registry.Get(null));
            }

            Assert.Same(_first, _registry.Get(null));
        }

        Assert.Throws<StorageException>(() => _registry.Get(null));
    }

    [Fact]
    public async Task A_flow_that_was_forked_earlier_falls_back_to_the_outer_store()
    {
        using IDisposable outer = _registry.Use(_first);
        var inside = new TaskCompletionSource();
        Task<(ObjectStore During, ObjectStore After)> forked;
        using (_registry.Use(_second))
        {
            forked = Task.Run(
                async () =>
                {
                    ObjectStore during = _registry.Get(null);
                    await inside.Task;
                    return (during, _registry.Get(null));
                },
                TestContext.Current.CancellationToken);
            while (forked.Status < TaskStatus.WaitingForActivation)
            {
                await Task.Yield();
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        inside.SetResult();
        (ObjectStore duringUse, ObjectStore afterUse) = await forked;
        Assert.Same(_second, duringUse);
        Assert.Same(_first, afterUse);
    }

    [Fact]
    public async Task Use_does_not_leak_into_flows_beside_it()
    {
        _registry.Configure(s => s.Use(_first));
        async Task<ObjectStore> Overridden()
        {
            using IDisposable use = _registry.Use(_second);
            await Task.Yield();
            return _registry.Get(null);
        }

        Task<ObjectStore> beside = Overridden();
        Assert.Same(_first, _registry.Get(null));
        Assert.Same(_second, await beside);
    }
}
