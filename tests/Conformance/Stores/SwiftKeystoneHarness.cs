using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift behind Keystone.</summary>
[ConformanceSuite]
public sealed class SwiftKeystoneHarness : StoreHarness
{
    private readonly SwiftLeftovers _leftovers = new(SwiftSignIn.Keystone);

    public override string Description => "OpenStack Swift, Keystone v3";

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
        AuthUrl = new Uri(TestServer.Need("keystone.sh", "TEST_KEYSTONE_URL")),
        Region = TestServer.Need("keystone.sh", "TEST_KEYSTONE_REGION"),
        Credentials = SwiftCredentials.Password(
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_USER"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_PASSWORD"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_PROJECT"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_DOMAIN")),
    }));
}
