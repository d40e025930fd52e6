namespace Fluent.Buckets.Conformance;

/// <summary>The Memory store that keeps versions.</summary>
[ConformanceSuite]
public sealed class MemoryVersionsHarness : StoreHarness
{
    public override string Description => "memory of the process, with versions";

    public override bool IsRemote => false;

    public override bool KeepsAllVersions => true;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await LocalLeftovers.Of(await Store, bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(
        new ObjectStore(new MemoryDriver(new MemoryOptions { KeepVersions = true })));

    protected override async Task<IReadOnlyList<string>> Remains() => await LocalLeftovers.Of(await Store);
}
