using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift with tempauth.</summary>
[ConformanceSuite]
public sealed class SwiftHarness : StoreHarness
{
    private readonly SwiftLeftovers _leftovers = new(SwiftSignIn.Tempauth);

    public override string Description => "OpenStack Swift, tempauth";

    public override bool RefusesBucketName(string name) => SwiftNames.Refuses(name);

    public override bool MayVanishDuringOverwrite => true;

    public override int LateParts => 1;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) => await _leftovers.Of(bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(Open());

    protected override async Task<IReadOnlyList<string>> Remains() => await _leftovers.Containers();

    protected override ValueTask Release()
    {
        _leftovers.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ObjectStore Open() => new(new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri(TestServer.Need("swift.sh", "TEST_SWIFT_URL")),
        Credentials = SwiftCredentials.V1(TestServer.Need("swift.sh", "TEST_SWIFT_USER"), TestServer.Need("swift.sh", "TEST_SWIFT_KEY")),
        TemporaryUrlKey = "conformance",
    }));
}
