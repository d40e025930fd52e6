namespace Fluent.Buckets;

/// <summary>Which page of a listing a driver is asked for.</summary>
public sealed record ListRequest
{
    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>What every listed key starts with. Empty means all.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether keys that hold a further <c>/</c> after the prefix are gathered into one folder each.</summary>
    public bool Folders { get; init; }

    /// <summary>The key after which the listing starts. Null means the first. Given only when the store has it, and without a page token.</summary>
    public string? StartAfter { get; init; }

    /// <summary>The greatest number of objects and folders of the page. Null means the store's default.</summary>
    public int? PageSize { get; init; }

    /// <summary>The token of the page before. Null means the first page.</summary>
    public string? PageToken { get; init; }
}
