using Amazon.S3;
using Fluent.Buckets.Conformance;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Faults;

/// <summary>Ceph by S3.</summary>
public sealed class CephFaults : FaultStore
{
    public override string Name => "ceph";

    public override Uri Server => new(TestServer.Need("ceph.sh", "TEST_CEPH_ENDPOINT"));

    public override IReadOnlyList<string> Secrets => [TestServer.Need("ceph.sh", "TEST_CEPH_SECRET_KEY")];

    public override bool StartsAreAnonymous => true;

    // Version 18.2.7 aborts: an exception of its reader gets past a destructor ("partial message", then std::system_error in thread notif-worker0).
    public override bool SurvivesCutBodies => false;

    public override ObjectStore Open(Func<Uri, Uri>? route) => ServerStores.Ceph(route, static options => options.MaxRetries = 1);

    public override async Task<IReadOnlyList<string>> Leftovers(string bucket) =>
        await S3Leftovers.Of((await Straight).Native<IAmazonS3>(), bucket);
}
