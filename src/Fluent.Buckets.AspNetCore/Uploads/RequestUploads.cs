using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fluent.Buckets;

/// <summary>Uploads of what a request brings. The key is the app's to choose, never the sender's: a name that a client gives is text like any other.</summary>
public static class RequestUploads
{
    /// <summary>
    /// Uploads the body of a request as it comes, without a buffer where the store takes it so, with the request's content type. It ends with the request: a client that goes away stores nothing.
    /// The limit takes the place of the server's own (30,000,000 bytes in Kestrel).
    /// </summary>
    /// <param name="target">The place of the object.</param>
    /// <param name="request">The request, of whose body nothing was read yet.</param>
    /// <param name="greatestLength">The greatest length of the body in bytes.</param>
    /// <param name="cancellationToken">Cancels the upload besides the request's own end.</param>
    /// <exception cref="BadHttpRequestException">Status 413: the request says that it is longer.</exception>
    /// <exception cref="StorageException">
    /// InvalidArgument: a negative limit, or the request's content type is none. When awaited. SourceFailed: the body is longer, with a <see cref="BadHttpRequestException"/> of
    /// status 413 inside, or the client went away. Besides: what the store reports.
    /// </exception>
    public static UploadOperation UploadFrom(this UploadTarget target, HttpRequest request, long greatestLength, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(request);
        CheckLimit(greatestLength);
        CheckLength(request.ContentLength ?? 0, greatestLength);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            // Kestrel's counts the framing of chunks as well; ours counts the content.
            server.MaxRequestBodySize = null;
        }

        var body = new LimitedBody(request.Body, greatestLength, request.HttpContext.RequestAborted);
        UploadOperation upload = request.ContentLength is { } length
            ? target.UploadFrom(body, length, cancellationToken)
            : target.UploadFrom(body, cancellationToken);
        return WithType(upload, request.ContentType);
    }

    /// <summary>
    /// Uploads a file of a form, with its content type. ASP.NET Core reads a form before it gives its files, what is longer than 64 KiB to a temporary file, and has limits for that of its own
    /// (<see cref="FormOptions"/>); the body of a request goes straight to the store.
    /// </summary>
    /// <param name="target">The place of the object.</param>
    /// <param name="file">The file.</param>
    /// <param name="greatestLength">The greatest length of the file in bytes.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <exception cref="BadHttpRequestException">Status 413: the file is longer.</exception>
    /// <exception cref="StorageException">InvalidArgument: a negative limit, or the file's content type is none. When awaited: what the store reports.</exception>
    public static UploadOperation UploadFrom(this UploadTarget target, IFormFile file, long greatestLength, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(file);
        CheckLimit(greatestLength);
        CheckLength(file.Length, greatestLength);
        return WithType(target.UploadFrom(file.OpenReadStream(), file.Length, cancellationToken), file.ContentType);
    }

    internal static BadHttpRequestException TooLong(long greatestLength) => new(
        string.Create(CultureInfo.InvariantCulture, $"The upload is longer than the {greatestLength} bytes that are allowed here."), StatusCodes.Status413PayloadTooLarge);

    private static UploadOperation WithType(UploadOperation upload, string? contentType) =>
        string.IsNullOrEmpty(contentType) ? upload : upload.WithContentType(contentType);

    private static void CheckLimit(long greatestLength)
    {
        if (greatestLength < 0)
        {
            throw new StorageException(
                StorageErrorCode.InvalidArgument,
                string.Create(CultureInfo.InvariantCulture, $"An upload of at most {greatestLength} bytes allows nothing: give 0 or more."));
        }
    }

    private static void CheckLength(long length, long greatestLength)
    {
        if (length > greatestLength)
        {
            throw TooLong(greatestLength);
        }
    }
}
