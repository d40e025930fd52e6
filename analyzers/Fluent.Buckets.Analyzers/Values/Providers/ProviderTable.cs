using System.Collections.Immutable;

namespace Fluent.Buckets.Analyzers.Values;

/// <summary>
/// What each provider has at its best: a server or an account that has less shows only at run time. A test holds it against the drivers' own
/// <c>StoreCapabilities</c>.
/// </summary>
internal static class ProviderTable
{
    /// <summary>What Amazon S3, Azure Blob Storage and Google Cloud Storage have in common, or nearly.</summary>
    private const StoreFeatures CloudFeatures =
        StoreFeatures.All & ~(StoreFeatures.Tags | StoreFeatures.Appends | StoreFeatures.SignedGreatestLength | StoreFeatures.SignedIfAbsent);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The values of <c>Providers</c>, each with its name in messages.</summary>
    public static readonly ImmutableArray<Provider> All =
    [
        new(1, "Amazon S3", CloudFeatures | StoreFeatures.Tags, ProviderKeys.RefuseS3, Week),
        new(
            2,
            "Azure Blob Storage",
            (CloudFeatures | StoreFeatures.Tags | StoreFeatures.Appends) & ~StoreFeatures.SignedContentType,
            ProviderKeys.RefuseAzure,
            null),
        new(4, "Google Cloud Storage", CloudFeatures, ProviderKeys.RefuseGoogle, Week),
        new(
            8,
            "OpenStack Swift",
            StoreFeatures.ListsStartAfter | StoreFeatures.SetsMetadata | StoreFeatures.SignedDownloads | StoreFeatures.SignedUploads
                | StoreFeatures.ReadIfMatch | StoreFeatures.ReadIfNoneMatch | StoreFeatures.CopyIfSourceMatches,
            AcceptKey,
            null),
        new(16, "the Directory store", StoreFeatures.All & ~StoreFeatures.Tiers, AcceptKey, null),
        new(32, "the Memory store", StoreFeatures.All & ~(StoreFeatures.Tiers | StoreFeatures.SignedUrls), AcceptKey, null),
    ];

    /// <summary>The providers that a bucket declares.</summary>
    public static IEnumerable<Provider> Of(int providers) => All.Where(provider => (providers & provider.Flag) != 0);

    private static string? AcceptKey(string key) => null;
}
