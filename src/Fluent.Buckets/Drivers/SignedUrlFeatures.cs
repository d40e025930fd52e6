namespace Fluent.Buckets;

/// <summary>What the signed URLs of a store can grant and bind, one for each place where providers differ.</summary>
[Flags]
public enum SignedUrlFeatures
{
    /// <summary>The store signs no URL.</summary>
    None = 0,

    /// <summary>A URL for downloading one object.</summary>
    Download = 1,

    /// <summary>A URL for uploading one object.</summary>
    Upload = 2,

    /// <summary>Content headers that the answer to a download has in the place of the stored ones.</summary>
    ResponseHeaders = 4,

    /// <summary>The content type that an upload must have.</summary>
    ContentType = 8,

    /// <summary>The greatest length that an upload may have.</summary>
    GreatestLength = 16,

    /// <summary>An upload that replaces nothing.</summary>
    IfAbsent = 32,

    /// <summary>All of it.</summary>
    All = Download | Upload | ResponseHeaders | ContentType | GreatestLength | IfAbsent,
}
