using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>The four common tiers in Azure's words; other names are Azure's own and passed on.</summary>
internal static class Tiers
{
    public static IReadOnlyList<StorageTier> All { get; } = [StorageTier.Hot, StorageTier.Cool, StorageTier.Cold, StorageTier.Archive];

    public static AccessTier? ToAzure(StorageTier? tier) => tier switch
    {
        null => default(AccessTier?),
        { Name: "hot" } => AccessTier.Hot,
        { Name: "cool" } => AccessTier.Cool,
        { Name: "cold" } => AccessTier.Cold,
        { Name: "archive" } => AccessTier.Archive,
        { } other => new AccessTier(other.Name),
    };

    public static StorageTier? FromAzure(string? tier) => tier switch
    {
        null or "" => null,
        "Hot" => StorageTier.Hot,
        "Cool" => StorageTier.Cool,
        "Cold" => StorageTier.Cold,
        "Archive" => StorageTier.Archive,
        _ => new StorageTier(tier),
    };
}
