using Fluent.Buckets.Conformance;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Faults;

/// <summary>OpenStack Swift with tempauth.</summary>
public sealed class SwiftFaults : FaultStore
{
    private readonly SwiftLeftovers _leftovers = new(SwiftSignIn.Tempauth);

    public override string Name => "swift";

    public override Uri Server => new(TestServer.Need("swift.sh", "TEST_SWIFT_URL"));

    public override IReadOnlyList<string> Secrets => [TestServer.Need("swift.sh", "TEST_SWIFT_KEY")];

    public override bool HasLateParts => true;

    public override bool MayVanishDuringOverwrite => true;

    public override ObjectStore Open(Func<Uri, Uri>? route) =>
        ServerStores.Swift(TestServer.Need("swift.sh", "TEST_SWIFT_STORAGE_URL"), route, static options => options.MaxRetries = 2);

    public override Task<IReadOnlyList<string>> Leftovers(string bucket) => _leftovers.Of(bucket);

    protected override ValueTask Release()
    {
        _leftovers.Dispose();
        return ValueTask.CompletedTask;
    }
}
