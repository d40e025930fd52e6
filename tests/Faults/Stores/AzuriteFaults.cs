using Azure.Storage.Blobs;
using Fluent.Buckets.Conformance;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Faults;

/// <summary>Azure Blob Storage, in Azurite.</summary>
public sealed class AzuriteFaults : FaultStore
{
    public override string Name => "azurite";

    public override Uri Server => new(TestServer.Need("azurite.sh", "TEST_AZURITE_URL"));

    public override IReadOnlyList<string> Secrets => [TestServer.Need("azurite.sh", "TEST_AZURITE_KEY")];

    public override bool HasLateParts => true;

    public override ObjectStore Open(Func<Uri, Uri>? route) => ServerStores.Azurite(route, static options =>
    {
        options.MaxRetries = 2;
        options.RetryDelay = TimeSpan.FromMilliseconds(10);
    });

    // An abort leaves blocks of one byte, which the next commit drops.
    public override async Task Clear(BucketObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        await target.Upload(default);
        await target.Delete();
    }

    public override async Task<IReadOnlyList<string>> Leftovers(string bucket) =>
        await AzureLeftovers.Of((await Straight).Native<BlobServiceClient>(), bucket, greatestAppend: 1024 * 1024);
}
