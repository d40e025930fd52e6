using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>The headers of an answer with an object. What the app has set before stays.</summary>
internal static class ServedHeaders
{
    private const string Unknown = "application/octet-stream";

    public static string Quoted(string etag) => $"\"{etag}\"";

    /// <summary>The ETag of a header as the store knows it. Null where there is nothing between its quotes.</summary>
    public static string? Unquoted(EntityTagHeaderValue tag) => tag.Tag.Length > 2 ? tag.Tag.Subsegment(1, tag.Tag.Length - 2).ToString() : null;

    /// <summary>A time as headers tell it, to the second.</summary>
    public static DateTimeOffset? Seconds(DateTimeOffset? time) =>
        time is { } exact ? DateTimeOffset.FromUnixTimeSeconds(exact.ToUnixTimeSeconds()) : null;

    /// <summary>What tells which content it is: also a 304 has it.</summary>
    public static void SetValidators(HttpResponse response, ObjectInfo info)
    {
        Set(response, HeaderNames.ETag, Quoted(info.ETag));
        Set(response, HeaderNames.LastModified, info.LastModified?.ToString("R", CultureInfo.InvariantCulture));
        Set(response, HeaderNames.CacheControl, info.CacheControl);
    }

    public static void SetContent(HttpResponse response, ObjectInfo info, string? contentType, string? contentDisposition, bool isTrusted)
    {
        string type = contentType ?? info.ContentType ?? Unknown;
        string? disposition = contentDisposition ?? info.ContentDisposition;
        Set(response, HeaderNames.ContentType, IsPlain(type) ? type : Unknown);
        Set(response, HeaderNames.ContentEncoding, info.ContentEncoding);
        Set(response, HeaderNames.ContentLanguage, info.ContentLanguage);
        Set(response, HeaderNames.AcceptRanges, "bytes");
        Set(response, HeaderNames.XContentTypeOptions, "nosniff");
        Set(response, HeaderNames.ContentDisposition, isTrusted || ActiveContent.IsInert(type) ? disposition : Disposition.AsAttachment(disposition));
        if (!isTrusted)
        {
            Set(response, HeaderNames.ContentSecurityPolicy, ActiveContent.PolicyFor(type));
        }
    }

    private static void Set(HttpResponse response, string name, string? value)
    {
        if (value is not null && IsPlain(value) && !response.Headers.ContainsKey(name))
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>Whether a header holds it; other writers may have stored anything.</summary>
    private static bool IsPlain(string value) => !value.AsSpan().ContainsAnyExceptInRange(' ', '~');
}
