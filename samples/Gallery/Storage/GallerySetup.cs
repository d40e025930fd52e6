using Fluent.Buckets;

namespace Gallery;

/// <summary>Makes the store ready when the app starts.</summary>
internal static class GallerySetup
{
    /// <summary>Makes the buckets that are missing, lets the page reach the store, and gives the origin that the store's signed URLs lead to. Null means that it signs none.</summary>
    public static async Task<Uri?> Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        Media media = services.GetRequiredService<Media>();
        await media.Photos.EnsureExists(cancellationToken);
        await media.PhotoInfos.EnsureExists(cancellationToken);
        await media.Thumbnails.EnsureExists(cancellationToken);

        ObjectStore store = media.Photos.Untyped.Store;
        if (!store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Upload))
        {
            return null;
        }

        Uri sample = await media.Photos.Create("sample", Guid.Empty, "jpg").SignUploadUrl(TimeSpan.FromMinutes(1), cancellationToken);
        var origin = new Uri(sample.GetLeftPart(UriPartial.Authority));
        Uri page = services.GetRequiredService<GalleryStore>().PageUrl;
        if (origin.Authority != page.Authority)
        {
            await CrossOrigin.Allow(page, media.Photos.Untyped, cancellationToken);
        }

        return origin;
    }
}
