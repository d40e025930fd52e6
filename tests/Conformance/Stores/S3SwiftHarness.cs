using Amazon.S3;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>OpenStack Swift by S3, through its s3api: a poorer S3.</summary>
[ConformanceSuite]
public sealed class S3SwiftHarness : StoreHarness
{
    public override string Description => "OpenStack Swift 2.30 by S3 (s3api)";

    public override bool RefusesKey(string key) => S3Documentation.RefusesKey(key);

    public override bool RefusesParts(string key) => S3SwiftKeys.RefusesParts(key);

    // The driver lists 5,001 on Ceph, in a tenth of the time.
    public override int ManyObjects => 2001;

    public override bool MayVanishDuringOverwrite => true;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) =>
        await S3Leftovers.Of((await Store).Native<IAmazonS3>(), bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(ServerStores.SwiftS3());

    // Segments lie in containers that the S3 API does not show.
    protected override async Task<IReadOnlyList<string>> Remains()
    {
        using var swift = new SwiftLeftovers(SwiftSignIn.Tempauth);
        return await swift.Containers();
    }
}
