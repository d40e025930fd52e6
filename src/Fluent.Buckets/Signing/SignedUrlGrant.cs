namespace Fluent.Buckets;

/// <summary>What a signed URL allows whoever has it, as its verifier found.</summary>
public sealed record SignedUrlGrant
{
    /// <summary>What it allows.</summary>
    public required SignedUrlVerb Verb { get; init; }

    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>The object's whole key.</summary>
    public required string Key { get; init; }

    /// <summary>The moment from which on it allows nothing, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>For a download, the content type of the answer; for an upload, the one that it must have. Null means the stored one, or any.</summary>
    public string? ContentType { get; init; }

    /// <summary>For a download, the content disposition of the answer. Null means the stored one.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>For an upload, its greatest length in bytes. Null means any.</summary>
    public long? GreatestLength { get; init; }

    /// <summary>For an upload, whether it may replace nothing.</summary>
    public bool IfAbsent { get; init; }
}
