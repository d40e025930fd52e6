namespace Fluent.Buckets.Models;

/// <summary>What a store should hold of one key.</summary>
internal sealed record StoredObject
{
    public required byte[] Content { get; init; }

    public required string ContentType { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The token that the store told for this content.</summary>
    public required string ETag { get; init; }

    /// <summary>Whether the store copied it, as it does too when only the metadata change on some.</summary>
    public bool IsCopy { get; init; }

    /// <summary>The media type of an object that was not given one.</summary>
    public static string DefaultType(string key) =>
        key.EndsWith(".txt", StringComparison.Ordinal) ? "text/plain"
        : key.EndsWith(".json", StringComparison.Ordinal) ? "application/json"
        : "application/octet-stream";
}
