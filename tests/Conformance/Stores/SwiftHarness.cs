using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift with tempauth.</summary>
[ConformanceSuite]
public sealed class SwiftHarness() : SwiftNativeHarness(SwiftSignIn.Tempauth)
{
    public override string Description => "OpenStack Swift, tempauth";

    protected override ValueTask<ObjectStore> OpenStore() =>
        ValueTask.FromResult(ServerStores.Swift(change: options => options.TemporaryUrlKey = "conformance"));
}
