using Microsoft.Net.Http.Headers;

namespace Fluent.Buckets;

/// <summary>The header Content-Disposition.</summary>
internal static class Disposition
{
    /// <summary>A download under a name of any characters, by RFC 6266.</summary>
    public static string Attachment(string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    }

    /// <summary>The same disposition as a download, with its file name.</summary>
    public static string AsAttachment(string? disposition)
    {
        if (!ContentDispositionHeaderValue.TryParse(disposition, out ContentDispositionHeaderValue? parsed))
        {
            return "attachment";
        }

        parsed.DispositionType = "attachment";
        return parsed.ToString();
    }
}
