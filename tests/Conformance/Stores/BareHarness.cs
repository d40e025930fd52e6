namespace Fluent.Buckets.Conformance;

/// <summary>A store that lacks what a store may lack: the suite proves that it is refused, and that nothing above relies on it.</summary>
[ConformanceSuite]
public sealed class BareHarness : StoreHarness
{
    public override string Description => "memory of the process, with few capabilities";

    public override bool IsRemote => false;

    public override bool RefusesKey(string key) =>
        key.StartsWith('/') || key.EndsWith('/') || key.Contains('\\', StringComparison.Ordinal)
        || $"/{key}/".Contains("/./", StringComparison.Ordinal) || $"/{key}/".Contains("/../", StringComparison.Ordinal);

    // It takes no uploads in parts.
    public override Task<IReadOnlyList<string>> Unfinished(string bucket) => Task.FromResult<IReadOnlyList<string>>([]);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new BareDriver()));

    protected override async Task<IReadOnlyList<string>> Remains() => await LocalLeftovers.Of(await Store);
}
