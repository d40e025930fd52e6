using Fluent.Buckets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Gallery;

/// <summary>What is done with the photos of an album: list, show, download, delete.</summary>
internal static class PhotoEndpoints
{
    private const int PageSize = 24;

    private static readonly TimeSpan DownloadLife = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/albums/{album}/photos", List);
        app.MapGet("/api/photos/{**key}", Get);
        app.MapDelete("/api/photos/{**key}", Delete);
        app.MapMethods("/photos/{**key}", ["GET", "HEAD"], static (PhotoKey key, Photos photos) => BucketResults.Object(photos.Object(key)));
        app.MapMethods("/thumbnails/{**key}", ["GET", "HEAD"], static (PhotoKey key, Thumbnails thumbnails) => BucketResults.Object(thumbnails.Object(key)));
        app.MapGet("/download/{**key}", Download);
    }

    private static async Task<PhotoPage> List(string album, string? page, PhotoInfos infos, CancellationToken cancellationToken)
    {
        ListedPage<ObjectEntry<PhotoKey>> listed = await infos.List(album, cancellationToken).Page(PageSize, page);
        PhotoView?[] photos = await Task.WhenAll(listed.Items.Select(async entry =>
            await infos.Object(entry.Key).TryRead(cancellationToken) is { } info ? PhotoView.Of(entry.Key, info) : null));
        return new PhotoPage([.. photos.OfType<PhotoView>()], listed.NextToken);
    }

    private static async Task<Results<Ok<PhotoView>, NotFound>> Get(PhotoKey key, PhotoInfos infos, CancellationToken cancellationToken) =>
        await infos.Object(key).TryRead(cancellationToken) is { } info ? TypedResults.Ok(PhotoView.Of(key, info)) : TypedResults.NotFound();

    /// <summary>The document goes first: what it names is then no longer shown, and what is left of a delete that broke off is swept.</summary>
    private static async Task<NoContent> Delete(PhotoKey key, Media media, CancellationToken cancellationToken)
    {
        await media.PhotoInfos.Object(key).Delete(cancellationToken);
        await media.Thumbnails.Object(key).Delete(cancellationToken);
        await media.Photos.Object(key).Delete(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The photo under the name that it came with: from the store itself where it can sign that, else through the app.</summary>
    private static async Task<IResult> Download(PhotoKey key, Media media, CancellationToken cancellationToken)
    {
        if (await media.PhotoInfos.Object(key).TryRead(cancellationToken) is not { } info)
        {
            return TypedResults.NotFound();
        }

        BucketObject<PhotoKey> photo = media.Photos.Object(key);
        if (!media.Photos.Untyped.Store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Download | SignedUrlFeatures.ResponseHeaders))
        {
            return BucketResults.Object(photo, downloadName: info.Name);
        }

        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(info.Name);
        Uri url = await photo.SignDownloadUrl(DownloadLife, cancellationToken).WithContentDisposition(disposition.ToString());
        return TypedResults.Redirect(url.AbsoluteUri);
    }
}
