namespace Fluent.Buckets;

/// <summary>How an object is kept: the less it is read, the colder and cheaper.</summary>
/// <param name="Name">One of the four names that each driver translates, or the provider's own word, such as <c>GLACIER_IR</c>.</param>
public readonly record struct StorageTier(string Name)
{
    /// <summary>Read often: S3 STANDARD, Azure Hot, Google STANDARD.</summary>
    public static StorageTier Hot { get; } = new("hot");

    /// <summary>Read about once a month: S3 STANDARD_IA, Azure Cool, Google NEARLINE.</summary>
    public static StorageTier Cool { get; } = new("cool");

    /// <summary>Read about once a quarter: S3 GLACIER_IR, Azure Cold, Google COLDLINE.</summary>
    public static StorageTier Cold { get; } = new("cold");

    /// <summary>Read about once a year; on S3 (DEEP_ARCHIVE) and Azure (Archive) it must be brought back before a read, which takes hours. Google ARCHIVE.</summary>
    public static StorageTier Archive { get; } = new("archive");

    /// <summary>Whether it is one of the four names that each driver translates.</summary>
    internal bool IsCommon => this == Hot || this == Cool || this == Cold || this == Archive;

    internal static void Check(StorageTier tier)
    {
        if (string.IsNullOrEmpty(tier.Name))
        {
            throw StorageErrors.InvalidArgument("A tier without a name is refused. Give StorageTier.Cool, or the provider's own word for one.");
        }
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
