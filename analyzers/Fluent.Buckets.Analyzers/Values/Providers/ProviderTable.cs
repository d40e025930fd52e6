namespace Fluent.Buckets.Analyzers.Values;

/// <summary>
/// What each provider has at its best: a server or an account that has less shows only at run time. A test holds it against the drivers' own
/// <c>StoreCapabilities</c>.
/// </summary>
internal static class ProviderTable
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>The values of <c>Providers</c>, each with its name in messages.</summary>
    public static readonly IReadOnlyList<Provider> All =
    [
        new(1, "Amazon S3", StoreFeatures.All & ~(StoreFeatures.Appends | StoreFeatures.SignedGreatestLength), ProviderKeys.RefuseS3, Week),
        new(
            2,
            "Azure Blob Storage",
            StoreFeatures.All & ~(StoreFeatures.SignedContentType | StoreFeatures.SignedGreatestLength),
            ProviderKeys.RefuseAzure,
            null),
        new(4, "Google Cloud Storage", StoreFeatures.All & ~(StoreFeatures.Tags | StoreFeatures.Appends), ProviderKeys.RefuseGoogle, Week),
        new(
            8,
            "OpenStack Swift",
            StoreFeatures.ListsStartAfter | StoreFeatures.SetsMetadata | StoreFeatures.SignedUrls | StoreFeatures.Versions | StoreFeatures.Conditions,
            AcceptKey,
            null),
        new(16, "the Directory store", StoreFeatures.All & ~(StoreFeatures.Tiers | StoreFeatures.Versions), AcceptKey, null),
        new(
            32,
            "the Memory store",
            StoreFeatures.All & ~(StoreFeatures.Tiers | StoreFeatures.Versions | StoreFeatures.SignedUrls),
            AcceptKey,
            null),
    ];

    /// <summary>The providers that a bucket declares.</summary>
    public static IEnumerable<Provider> Of(int providers) => All.Where(provider => (providers & provider.Flag) != 0);

    private static string? AcceptKey(string key) => null;
}
