using Microsoft.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>Which content a browser shows without running anything of it.</summary>
internal static class ActiveContent
{
    /// <summary>Lets a browser run nothing of an answer, and load nothing for it, whatever it makes of it.</summary>
    public const string Sandbox = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

    /// <summary>The browsers' viewers of PDF do not start in a sandbox; they have one of their own.</summary>
    public const string PdfSandbox = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";

    private const string Pdf = "application/pdf";

    private static readonly string[] InertTypes = [Pdf, "text/plain", "text/csv", "application/json"];

    /// <summary>
    /// Whether a browser shows it and runs nothing. All that is not known is taken for active: a new type is then a download, not a hole.
    /// </summary>
    public static bool IsInert(string contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type))
        {
            return false;
        }

        // SVG is an image that may hold scripts.
        bool isMedia = type.Type.Equals("image", StringComparison.OrdinalIgnoreCase)
            || type.Type.Equals("audio", StringComparison.OrdinalIgnoreCase)
            || type.Type.Equals("video", StringComparison.OrdinalIgnoreCase);
        bool isXml = type.SubType.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
        return (isMedia && !isXml) || InertTypes.Any(inert => type.MediaType.Equals(inert, StringComparison.OrdinalIgnoreCase));
    }

    public static string PolicyFor(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals(Pdf, StringComparison.OrdinalIgnoreCase)
            ? PdfSandbox
            : Sandbox;
}
