namespace Fluent.Buckets;

/// <summary>The standard headers that are stored with an object and given back when it is served. Null means that one is not set.</summary>
public sealed record ContentHeaders
{
    /// <summary>The media type, such as <c>image/jpeg</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The encoding, such as <c>gzip</c>. The library never decompresses.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>The language, such as <c>de</c>.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>The caching rule, such as <c>max-age=3600</c>.</summary>
    public string? CacheControl { get; init; }

    /// <summary>How a browser presents it, such as <c>attachment; filename="a.pdf"</c>.</summary>
    public string? ContentDisposition { get; init; }
}
