using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Fluent.Buckets;

/// <summary>Answers of an endpoint that come from a bucket.</summary>
/// <remarks>
/// They stream the object as it is read, with its content headers, ETag and Last-Modified; honour If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since, Range
/// and If-Range of GET and HEAD (RFC 9110, sections 13 and 14; several ranges at once are answered with the whole); and answer 404 where the object does not exist. What
/// a browser would run, such as HTML, comes as a download, in a sandbox and never under another type (<c>nosniff</c>), since whoever uploads is seldom whom the site's own
/// pages may be taken over by.
/// </remarks>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Object is the field's own word for what a bucket holds.")]
public static class BucketResults
{
    /// <summary>Answers with an object.</summary>
    /// <param name="source">The object.</param>
    /// <param name="downloadName">The name of the file that a browser saves it as. Null means what the object's own headers say.</param>
    /// <param name="isTrusted">Whether it is the app's own content: HTML and scripts of it then run as parts of the site.</param>
    /// <exception cref="StorageException">While it is answered: what the store reports, but a missing object. Once the answer has begun the connection is broken off.</exception>
    public static IResult Object(BucketObject source, string? downloadName = null, bool isTrusted = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Serve(ServedObject.Of(source), downloadName, isTrusted);
    }

    /// <inheritdoc cref="Object(BucketObject, string?, bool)"/>
    public static IResult Object(ReadOnlyObject source, string? downloadName = null, bool isTrusted = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Serve(ServedObject.Of(source), downloadName, isTrusted);
    }

    /// <inheritdoc cref="Object(BucketObject, string?, bool)"/>
    public static IResult Object<TKey>(TypedObject<TKey> source, string? downloadName = null, bool isTrusted = false)
        where TKey : IObjectKey<TKey>
    {
        ArgumentNullException.ThrowIfNull(source);
        return Object(source.Untyped, downloadName, isTrusted);
    }

    private static ObjectResult Serve(ServedObject source, string? downloadName, bool isTrusted) => new(source)
    {
        ContentDisposition = downloadName is null ? null : Disposition.Attachment(downloadName),
        IsTrusted = isTrusted,
    };
}
