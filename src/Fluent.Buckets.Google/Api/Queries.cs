namespace Fluent.Buckets.GoogleStorage;

/// <summary>Which version of an object is read, and on which condition.</summary>
internal readonly record struct MediaConditions(long? Generation, long? IfMatch, long? IfNotMatch);

/// <summary>What a write says besides the object. A generation of 0 means that there must be no object.</summary>
internal readonly record struct WriteOptions(long? IfGenerationMatch, string? KmsKeyName);

/// <summary>Which page of objects is asked for.</summary>
internal sealed record ListQuery
{
    public string Prefix { get; init; } = string.Empty;

    public string? Delimiter { get; init; }

    /// <summary>The first name that may be listed.</summary>
    public string? StartOffset { get; init; }

    public int? MaxResults { get; init; }

    public string? PageToken { get; init; }

    public bool Versions { get; init; }

    /// <summary>What is asked for. Null means all that an object's info tells.</summary>
    public string? Fields { get; init; }
}

/// <summary>What is copied where.</summary>
internal sealed record RewriteQuery(string Bucket, string Key, string TargetBucket, string TargetKey)
{
    public long? Generation { get; init; }

    public long? IfSourceMatch { get; init; }

    public long? IfTargetMatch { get; init; }

    public string? KmsKeyName { get; init; }

    /// <summary>What the target is, whole. Null means what the source is.</summary>
    public StorageObject? Resource { get; init; }
}
