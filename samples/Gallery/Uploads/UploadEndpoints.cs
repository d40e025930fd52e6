using Fluent.Buckets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gallery;

/// <summary>The way of a photo into the store: the page asks for a ticket, sends the file straight to the store, and says that it is there.</summary>
internal static class UploadEndpoints
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(15);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/albums/{album}/uploads", GiveTicket);
        app.MapPut("/api/uploads/{**key}", Receive);
        app.MapPost("/api/photos/{**key}", Complete);
    }

    private static async Task<Results<Ok<UploadTicket>, ValidationProblem>> GiveTicket(
        string album, NewUpload upload, Photos photos, CancellationToken cancellationToken)
    {
        Dictionary<string, string[]> problems = UploadRules.Check(album, upload);
        if (problems.Count > 0)
        {
            return TypedResults.ValidationProblem(problems);
        }

        var key = new PhotoKey(album, Guid.CreateVersion7(), UploadRules.ExtensionFor(upload.ContentType!)!);
        var headers = new Dictionary<string, string> { ["Content-Type"] = upload.ContentType! };
        ObjectStore store = photos.Untyped.Store;
        if (!store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Upload))
        {
            return TypedResults.Ok(new UploadTicket(key.ToString(), $"/api/uploads/{key}", headers));
        }

        if (store.Name.StartsWith("azure:", StringComparison.Ordinal))
        {
            headers["x-ms-blob-type"] = "BlockBlob";
        }

        Uri url = await Sign(photos.Create(key), upload, store.Capabilities.SignedUrls, cancellationToken);
        return TypedResults.Ok(new UploadTicket(key.ToString(), url.AbsoluteUri, headers));
    }

    /// <summary>Binds what the store can bind; the rest is looked at once the photo is there.</summary>
    private static SignUploadUrlOperation Sign(NewObject photo, NewUpload upload, SignedUrlFeatures store, CancellationToken cancellationToken)
    {
        SignUploadUrlOperation url = photo.SignUploadUrl(TicketLife, cancellationToken);
        if (store.HasFlag(SignedUrlFeatures.ContentType))
        {
            url = url.WithContentType(upload.ContentType!);
        }

        if (store.HasFlag(SignedUrlFeatures.GreatestLength))
        {
            url = url.WithGreatestLength(upload.Size);
        }

        return store.HasFlag(SignedUrlFeatures.IfAbsent) ? url.IfAbsent() : url;
    }

    /// <summary>Takes a photo for a store that signs no URLs.</summary>
    private static async Task<Results<NoContent, StatusCodeHttpResult>> Receive(PhotoKey key, Photos photos, HttpRequest request)
    {
        if (request.ContentType is not { } type || UploadRules.ExtensionFor(type) != key.Extension)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        await photos.Create(key).UploadFrom(request, UploadRules.GreatestLength).IfAbsent();
        return TypedResults.NoContent();
    }

    /// <summary>Enters a photo that has arrived into its album.</summary>
    private static async Task<Results<Ok<PhotoView>, ValidationProblem, NotFound>> Complete(
        PhotoKey key, NewUpload upload, Media media, ThumbnailQueue queue, CancellationToken cancellationToken)
    {
        if (await media.Photos.Object(key).TryGetInfo(cancellationToken) is not { } stored)
        {
            return TypedResults.NotFound();
        }

        Dictionary<string, string[]> problems = UploadRules.Check(key.Album, upload with { Size = stored.Size, ContentType = stored.ContentType ?? upload.ContentType });
        if (problems.Count > 0)
        {
            await media.Photos.Object(key).Delete(cancellationToken);
            return TypedResults.ValidationProblem(problems);
        }

        var info = new PhotoInfo(upload.Name!, stored.ContentType ?? upload.ContentType!, stored.Size, stored.LastModified ?? DateTimeOffset.UtcNow);
        if (await media.PhotoInfos.Object(key).TryRead(cancellationToken) is { } present)
        {
            return TypedResults.Ok(PhotoView.Of(key, present));
        }

        await media.PhotoInfos.Create(key).Write(info, cancellationToken);
        queue.Add(key);
        return TypedResults.Ok(PhotoView.Of(key, info));
    }
}
