using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift behind Keystone, whose catalogue tells where the account is.</summary>
[ConformanceSuite]
public sealed class SwiftKeystoneHarness() : SwiftNativeHarness(SwiftSignIn.Keystone)
{
    public override string Description => "OpenStack Swift, Keystone v3";

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(ServerStores.Keystone());
}
