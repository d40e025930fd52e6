using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Fluent.Buckets.Conformance;

/// <summary>What unfinished writes leave in Azure, asked by its own client: blocks that no commit took, and the driver's marks of uploads.</summary>
internal static class AzureLeftovers
{
    /// <summary>A test's blobs are alike: the blocks of some of them are enough.</summary>
    private const int Enough = 20;

    /// <summary>What is left in a container.</summary>
    /// <param name="client">The account.</param>
    /// <param name="bucket">The container.</param>
    /// <param name="greatestAppend">The most bytes of an append that may stay when its writer died: such blocks have the number 0, and no mark.</param>
    public static async Task<IReadOnlyList<string>> Of(BlobServiceClient client, string bucket, long greatestAppend = 0)
    {
        BlobContainerClient container = client.GetBlobContainerClient(bucket);
        List<BlobItem> blobs = await container.GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, null, default).ToListAsync();
        var left = new List<string>();
        left.AddRange(blobs.Where(blob => blob.Name.StartsWith(".fluent-buckets/", StringComparison.Ordinal)).Select(blob => $"{bucket}/{blob.Name}: mark"));
        foreach (BlobItem blob in blobs.Where(blob => blob.Properties.BlobType is not BlobType.Append).Take(Enough))
        {
            BlockList blocks = await container.GetBlockBlobClient(blob.Name).GetBlockListAsync(BlockListTypes.Uncommitted);

            // Azure cannot drop a block, so that an abort leaves one byte of each.
            left.AddRange(blocks.UncommittedBlocks.Where(block => block.SizeLong > (IsAppended(block) ? Math.Max(greatestAppend, 1) : 1)).Select(block => $"{bucket}/{blob.Name}: block of {block.SizeLong} bytes"));
        }

        return left;
    }

    private static bool IsAppended(BlobBlock block) => Encoding.ASCII.GetString(Convert.FromBase64String(block.Name))[32..36] == "0000";

    public static async Task<IReadOnlyList<string>> Containers(BlobServiceClient client) =>
        await client.GetBlobContainersAsync().Select(container => container.Name).ToListAsync();
}
