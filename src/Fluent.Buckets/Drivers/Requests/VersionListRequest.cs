namespace Fluent.Buckets;

/// <summary>Which page of versions a driver is asked for.</summary>
public sealed record VersionListRequest
{
    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>What the key of every listed version starts with. Empty means all.</summary>
    public required string Prefix { get; init; }

    /// <summary>The one key whose versions are listed; it is the prefix too. Null means every key of the prefix.</summary>
    public string? Key { get; init; }

    /// <summary>The greatest number of versions of the page. Null means the store's default.</summary>
    public int? PageSize { get; init; }

    /// <summary>The token of the page before. Null means the first page.</summary>
    public string? PageToken { get; init; }
}
