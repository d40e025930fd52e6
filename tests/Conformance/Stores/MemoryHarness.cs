namespace Fluent.Buckets.Conformance;

/// <summary>The Memory store.</summary>
[ConformanceSuite]
public sealed class MemoryHarness : StoreHarness
{
    public override string Description => "memory of the process";

    public override bool IsRemote => false;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await LocalLeftovers.Of(await Store, bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new MemoryDriver()));

    protected override async Task<IReadOnlyList<string>> Remains() => await LocalLeftovers.Of(await Store);
}
