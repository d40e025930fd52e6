namespace Fluent.Buckets;

/// <summary>What a signed URL allows.</summary>
public enum SignedUrlVerb
{
    /// <summary>Downloading the object.</summary>
    Download,

    /// <summary>Uploading the object.</summary>
    Upload,
}

/// <summary>Which URL a driver is asked to sign.</summary>
public sealed record SignRequest
{
    /// <summary>What the URL allows.</summary>
    public required SignedUrlVerb Verb { get; init; }

    /// <summary>The bucket's name.</summary>
    public required string Bucket { get; init; }

    /// <summary>The object's key.</summary>
    public required string Key { get; init; }

    /// <summary>How long the URL holds; more than zero.</summary>
    public required TimeSpan Expires { get; init; }

    /// <summary>For a download, the content type of the answer; for an upload, the one that it must have. Null means the stored one, or any.</summary>
    public string? ContentType { get; init; }

    /// <summary>For a download, the content disposition of the answer. Null means the stored one.</summary>
    public string? ContentDisposition { get; init; }

    /// <summary>For an upload, its greatest length in bytes. Null means any.</summary>
    public long? GreatestLength { get; init; }

    /// <summary>For an upload, whether it may replace nothing.</summary>
    public bool IfAbsent { get; init; }
}
