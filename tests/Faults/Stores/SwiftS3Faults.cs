using Amazon.S3;
using Fluent.Buckets.Conformance;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Faults;

/// <summary>OpenStack Swift by S3.</summary>
public sealed class SwiftS3Faults : FaultStore
{
    public override string Name => "swift-s3";

    public override bool IsSecond => true;

    public override Uri Server => new(TestServer.Need("swift.sh", "TEST_SWIFT_S3_ENDPOINT"));

    public override IReadOnlyList<string> Secrets => [TestServer.Need("swift.sh", "TEST_SWIFT_S3_SECRET_KEY")];

    public override bool StartsAreAnonymous => true;

    public override bool MayVanishDuringOverwrite => true;

    public override ObjectStore Open(Func<Uri, Uri>? route) => ServerStores.SwiftS3(route, static options => options.MaxRetries = 1);

    public override async Task<IReadOnlyList<string>> Leftovers(string bucket) =>
        await S3Leftovers.Of((await Straight).Native<IAmazonS3>(), bucket);
}
