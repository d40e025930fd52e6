using System.Globalization;
using System.Net.Http.Headers;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Objects in Swift's headers and listings.</summary>
internal static class SwiftObject
{
    /// <summary>Headers that a POST drops unless it sends them again; the content type stays by itself.</summary>
    private static readonly string[] Dropped =
        ["Content-Encoding", "Content-Language", "Cache-Control", "Content-Disposition", "Expires", "X-Robots-Tag", "X-Delete-At"];

    /// <summary>What the answer to a HEAD or a GET of a whole object says.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="key">The key.</param>
    /// <param name="size">The object's size in bytes. Null means that the answer's content is the whole.</param>
    public static ObjectInfo Info(HttpResponseMessage answer, string key, long? size = null) => new()
    {
        Key = key,
        Size = size ?? answer.Content.Headers.ContentLength ?? 0,
        ETag = Tag(answer.Text("ETag")),
        LastModified = SwiftTimes.OfTimestamp(answer.Text("X-Timestamp")) ?? answer.Content.Headers.LastModified,
        ContentType = answer.Text("Content-Type"),
        ContentEncoding = answer.Text("Content-Encoding"),
        ContentLanguage = answer.Text("Content-Language"),
        CacheControl = answer.Text("Cache-Control"),
        ContentDisposition = answer.Text("Content-Disposition"),
        Metadata = SwiftMetadata.Read(answer.Headers.NonValidated),
    };

    /// <summary>What a listing says.</summary>
    public static ObjectInfo Info(ListedObject listed) => new()
    {
        Key = listed.Name!,
        Size = listed.Bytes,
        ETag = Tag(listed.ManifestTag ?? listed.Hash),
        LastModified = SwiftTimes.OfListing(listed.LastModified),
        ContentType = listed.ContentType,
    };

    /// <summary>What was written. Swift tells its time only rounded, so it is left out.</summary>
    public static ObjectInfo Info(WriteRequest request, HttpResponseMessage answer, long size) => new()
    {
        Key = request.Key,
        Size = size,
        ETag = Tag(answer.Text("ETag")),
        ContentType = request.Headers.ContentType,
        ContentEncoding = request.Headers.ContentEncoding,
        ContentLanguage = request.Headers.ContentLanguage,
        CacheControl = request.Headers.CacheControl,
        ContentDisposition = request.Headers.ContentDisposition,
        Metadata = request.Metadata,
    };

    /// <summary>An ETag without the quotes that a static large object has.</summary>
    public static string Tag(string? text) => text?.Trim('"') ?? string.Empty;

    public static bool IsManifest(HttpResponseMessage answer) => answer.IsTrue("X-Static-Large-Object");

    /// <summary>Adds content headers and metadata to a request that writes an object.</summary>
    public static SwiftRequest WithHeaders(
        this SwiftRequest request, ContentHeaders headers, IEnumerable<(string Name, string Value)> metadata)
    {
        request
            .WithContent("Content-Type", headers.ContentType)
            .WithContent("Content-Encoding", headers.ContentEncoding)
            .WithContent("Content-Language", headers.ContentLanguage)
            .With("Cache-Control", headers.CacheControl)
            .WithContent("Content-Disposition", headers.ContentDisposition);
        return request.WithMetadata(metadata);
    }

    public static SwiftRequest WithMetadata(this SwiftRequest request, IEnumerable<(string Name, string Value)> metadata)
    {
        foreach ((string name, string value) in metadata)
        {
            request.With(name, value);
        }

        return request;
    }

    /// <summary>Adds to a POST the headers that the object has and would lose.</summary>
    public static SwiftRequest WithKept(this SwiftRequest request, HttpResponseMessage head)
    {
        HttpContentHeaders content = head.Content.Headers;
        foreach (string name in Dropped)
        {
            if (content.NonValidated.Contains(name))
            {
                request.WithContent(name, content.NonValidated.Text(name));
            }
            else
            {
                request.With(name, head.Headers.NonValidated.Text(name));
            }
        }

        return request;
    }

    /// <summary>The size of the whole object that a part of it was read from. Null when the answer does not tell.</summary>
    public static (long Offset, long Size)? Range(HttpResponseMessage answer)
    {
        string? text = answer.Text("Content-Range");
        int dash = text?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        const string Unit = "bytes ";
        return text is not null && text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) && dash > 0 && slash > dash
            && long.TryParse(text.AsSpan()[Unit.Length..dash], NumberStyles.None, CultureInfo.InvariantCulture, out long offset)
            && long.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            ? (offset, size)
            : null;
    }
}
