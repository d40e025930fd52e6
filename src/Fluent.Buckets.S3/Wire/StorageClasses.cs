using Amazon.S3;

namespace Fluent.Buckets.S3Storage;

/// <summary>Tiers in the protocol's words.</summary>
internal static class StorageClasses
{
    private static readonly (StorageTier Tier, string Word)[] Known =
    [
        (StorageTier.Hot, "STANDARD"),
        (StorageTier.Cool, "STANDARD_IA"),
        (StorageTier.Cold, "GLACIER_IR"),
        (StorageTier.Archive, "DEEP_ARCHIVE"),
    ];

    public static S3StorageClass? ToWord(StorageTier? tier) => tier is { } asked
        ? S3StorageClass.FindValue(Array.Find(Known, known => known.Tier == asked).Word ?? asked.Name)
        : null;

    /// <summary>The tier of an answer: no word means the standard one.</summary>
    public static StorageTier ToTier(string? word)
    {
        string name = string.IsNullOrEmpty(word) ? "STANDARD" : word;
        (StorageTier tier, string? found) = Array.Find(Known, known => string.Equals(known.Word, name, StringComparison.Ordinal));
        return found is null ? new StorageTier(name) : tier;
    }
}
