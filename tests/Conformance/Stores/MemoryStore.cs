[assembly: AssemblyFixture(typeof(Fluent.Buckets.Conformance.OnMemory.MemoryHarness))]

namespace Fluent.Buckets.Conformance.OnMemory;

/// <summary>The Memory store.</summary>
public sealed class MemoryHarness : StoreHarness
{
    public override string Description => "memory of the process";

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(new ObjectStore(new MemoryDriver()));
}
