namespace Fluent.Buckets;

/// <summary>What a write starts from.</summary>
internal sealed record WriteDefaults
{
    /// <summary>The defaults of a bucket that has none of its own.</summary>
    public static WriteDefaults None { get; } = new();

    public ContentHeaders Headers { get; init; } = new();

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = MetadataRules.None;

    public long? PartSize { get; init; }

    public int Parallelism { get; init; } = TransferDefaults.Parallelism;

    /// <summary>The limit of the whole time. Null means none.</summary>
    public TimeSpan? Timeout { get; init; }
}
