using Azure.Storage.Blobs;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Conformance;

/// <summary>Azure Blob Storage, in Azurite.</summary>
[ConformanceSuite]
public sealed class AzureHarness : StoreHarness
{
    public override string Description => "Azure Blob Storage (Azurite)";

    // "Naming and referencing containers, blobs, and metadata": control characters, code points like U+E000, names and segments that end in a dot, names that
    // end in a slash, more than 254 segments; a backslash becomes a slash.
    public override bool RefusesKey(string key) =>
        key.Any(c => char.IsControl(c) || c is '\\' or (>= '\uE000' and <= '\uF8FF'))
        || key.EndsWith('/')
        || key.Split('/').Any(segment => segment.EndsWith('.'))
        || key.Split('/').Length > 254;

    // "Put Block List": committing discards all uncommitted blocks of the blob.
    public override bool WritesVoidUploads => true;

    public override int LateParts => 1;

    public override async Task<IReadOnlyList<string>> Unfinished(string bucket) =>
        await AzureLeftovers.Of((await Store).Native<BlobServiceClient>(), bucket);

    protected override ValueTask<ObjectStore> OpenStore() => ValueTask.FromResult(ServerStores.Azurite());

    protected override async Task<IReadOnlyList<string>> Remains() =>
        await AzureLeftovers.Containers((await Store).Native<BlobServiceClient>());
}
