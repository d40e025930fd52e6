using System.Text.RegularExpressions;

namespace Gallery;

/// <summary>What may be sent.</summary>
internal static partial class UploadRules
{
    /// <summary>The greatest length of a photo in bytes.</summary>
    public const long GreatestLength = 25 * 1024 * 1024;

    private const int LongestName = 200;

    /// <summary>The extension of a key for a media type that is taken. Null means that it is not.</summary>
    public static string? ExtensionFor(string contentType) => contentType switch
    {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        _ => null,
    };

    /// <summary>What is wrong with an upload, by the name of its field. Empty means nothing.</summary>
    public static Dictionary<string, string[]> Check(string album, NewUpload upload)
    {
        var problems = new Dictionary<string, string[]>();
        if (!Album().IsMatch(album))
        {
            problems["album"] = ["The name of an album has 1 to 40 lower-case letters, digits and hyphens."];
        }

        if (upload.Name is null or { Length: 0 or > LongestName } || upload.Name.Any(char.IsControl))
        {
            problems["name"] = [$"The name of a file has 1 to {LongestName} characters."];
        }

        if (upload.ContentType is null || ExtensionFor(upload.ContentType) is null)
        {
            problems["contentType"] = ["Only JPEG, PNG, WebP and GIF are taken."];
        }

        if (upload.Size is < 1 or > GreatestLength)
        {
            problems["size"] = [$"A photo has 1 to {GreatestLength} bytes."];
        }

        return problems;
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Album();
}
