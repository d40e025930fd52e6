using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift behind Keystone, whose catalogue tells where the account is.</summary>
/// <remarks>Once signed in, requests are those of <see cref="SwiftHarness"/> to the same servers: what takes long and knows nothing of accounts is run there alone.</remarks>
[ConformanceSuite(Without =
[
    typeof(ChecksumTests), typeof(ConcurrencyTests), typeof(DeleteTests), typeof(FindTests), typeof(KeyTests), typeof(ListTests), typeof(PageTests),
])]
public sealed class SwiftKeystoneHarness() : SwiftNativeHarness(SwiftSignIn.Keystone)
{
    public override string Description => "OpenStack Swift, Keystone v3";

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(ServerStores.Keystone());
}
