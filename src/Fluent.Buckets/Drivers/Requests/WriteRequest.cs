namespace Fluent.Buckets;

/// <summary>What a driver is asked to write, without the body.</summary>
public sealed record WriteRequest
{
    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>The content headers to store; the content type is never null.</summary>
    public required ContentHeaders Headers { get; init; }

    /// <summary>The metadata to store, by lower-case name. Empty means none.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>The tags to store. Empty means none; others come only when <see cref="StoreCapabilities.Tags"/>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = TagRules.None;

    /// <summary>The tier to store it in; one comes only when the store has <see cref="StoreCapabilities.Tiers"/>. Null means the bucket's default.</summary>
    public StorageTier? Tier { get; init; }

    /// <summary>Whether the object must not exist, else PreconditionFailed.</summary>
    public bool IfAbsent { get; init; }

    /// <summary>The ETag that the object must have, else PreconditionFailed. Null means any.</summary>
    public string? IfMatch { get; init; }
}
