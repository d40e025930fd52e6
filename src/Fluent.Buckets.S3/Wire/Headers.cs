using Amazon.S3.Model;

namespace Fluent.Buckets.S3Storage;

/// <summary>Content headers, in the SDK's collection and out of it.</summary>
internal static class Headers
{
    /// <summary>
    /// Carries several content languages past the SDK, which gives the first only of a header that is a list. No name of the library's metadata holds a hyphen.
    /// </summary>
    public const string Languages = "x-amz-meta-fluent-buckets-content-language";

    public static void Fill(HeadersCollection target, ContentHeaders source)
    {
        target.ContentType = source.ContentType;
        Set(source.ContentEncoding, value => target.ContentEncoding = value);
        Set(source.ContentDisposition, value => target.ContentDisposition = value);
        Set(source.CacheControl, value => target.CacheControl = value);
        Set(source.ContentLanguage, value => target["Content-Language"] = value);
    }

    /// <summary>The content headers of an answer.</summary>
    /// <param name="source">The headers, where the SDK keeps the first only of several languages.</param>
    /// <param name="metadata">The metadata, which holds all of them then.</param>
    public static ContentHeaders Read(HeadersCollection source, MetadataCollection metadata)
    {
        string? languages = Text(metadata[Languages]);
        return new ContentHeaders
        {
            ContentType = Text(source.ContentType),
            ContentEncoding = Text(source.ContentEncoding),
            ContentLanguage = languages ?? Text(source["Content-Language"]),
            CacheControl = Text(source.CacheControl),
            ContentDisposition = Text(source.ContentDisposition),
        };
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static void Set(string? value, Action<string> set)
    {
        if (value is not null)
        {
            set(value);
        }
    }
}
