namespace Fluent.Buckets.GoogleStorage;

/// <summary>The tiers in Google's words. Source: Cloud Storage documentation, "Storage classes".</summary>
internal static class StorageClasses
{
    private static readonly (StorageTier Tier, string Name)[] Table =
    [
        (StorageTier.Hot, "STANDARD"),
        (StorageTier.Cool, "NEARLINE"),
        (StorageTier.Cold, "COLDLINE"),
        (StorageTier.Archive, "ARCHIVE"),
    ];

    public static IReadOnlyList<StorageTier> Tiers { get; } = [.. Table.Select(entry => entry.Tier)];

    /// <summary>Google's word for a tier; another word is passed on.</summary>
    public static string? NameOf(StorageTier? tier) =>
        tier is { } given ? Array.Find(Table, entry => entry.Tier == given).Name ?? given.Name : null;

    public static StorageTier? TierOf(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        (StorageTier Tier, string? Name) known = Array.Find(Table, entry => entry.Name == name);
        return known.Name is null ? new StorageTier(name) : known.Tier;
    }
}
