using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>Takes an upload by a signed URL, and no more than it grants.</summary>
internal static class SignedUpload
{
    public static async Task Run(HttpContext context, BucketObject target, SignedUrlGrant grant)
    {
        HttpRequest request = context.Request;
        CheckHeaders(request, grant);
        ObjectInfo stored;
        try
        {
            stored = await Upload(request, target, grant).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.Headers.ETag = ServedHeaders.Quoted(stored.ETag);
    }

    private static void CheckHeaders(HttpRequest request, SignedUrlGrant grant)
    {
        if (grant.ContentType is { } type && !type.Equals(request.ContentType, StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException($"The URL allows content of type {type} only.", StatusCodes.Status415UnsupportedMediaType);
        }

        // A part of a body would replace the whole (RFC 9110, section 14.5).
        if (request.Headers.ContainsKey(HeaderNames.ContentRange))
        {
            throw new BadHttpRequestException("An upload is a whole object: send it without Content-Range.", StatusCodes.Status400BadRequest);
        }
    }

    private static UploadOperation Upload(HttpRequest request, BucketObject target, SignedUrlGrant grant)
    {
        UploadOperation upload = target.UploadFrom(request, grant.GreatestLength ?? long.MaxValue, request.HttpContext.RequestAborted);
        if (Header(request, HeaderNames.ContentEncoding) is { } encoding)
        {
            upload.WithContentEncoding(encoding);
        }

        if (Header(request, HeaderNames.ContentLanguage) is { } language)
        {
            upload.WithContentLanguage(language);
        }

        if (Header(request, HeaderNames.ContentDisposition) is { } disposition)
        {
            upload.WithContentDisposition(disposition);
        }

        if (Header(request, HeaderNames.CacheControl) is { } caching)
        {
            upload.WithCacheControl(caching);
        }

        if (Tag(request.GetTypedHeaders().IfMatch) is { } etag)
        {
            upload.IfMatch(etag);
        }

        return grant.IfAbsent || request.GetTypedHeaders().IfNoneMatch is [{ } none] && none == EntityTagHeaderValue.Any ? upload.IfAbsent() : upload;
    }

    private static string? Tag(IList<EntityTagHeaderValue> tags) => tags switch
    {
        [] => null,
        [{ IsWeak: false } tag] when ServedHeaders.Unquoted(tag) is { } etag => etag,
        _ => throw new BadHttpRequestException("An upload takes one strong ETag in If-Match.", StatusCodes.Status400BadRequest),
    };

    private static string? Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
}
