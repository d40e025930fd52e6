using Fluent.Buckets;

namespace Podcasts;

[Storage]
public static partial class Storage;

[Bucket("podcasts")]
public sealed partial class Podcasts;

public sealed record Episode(string Show, int Number, string Title, string Path);

public static class PodcastHosting
{
    private static readonly Bucket Uploads = Storage.Podcasts.WithDefaults(defaults => defaults
        .ContentType("audio/mpeg")
        .CacheControl("public, max-age=86400")
        .PartSize(5_000_000) // expect FB0203
        .Parallelism(2));

    public static async Task<ObjectInfo> Publish(Episode episode, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        UploadOperation upload = Uploads.Object(KeyOf(episode)).UploadFrom(episode.Path, cancellationToken).WithMetadata("title", episode.Title);
        if (progress is not null)
        {
            upload = upload.WithProgress(progress);
        }

        return await upload;
    }

    public static async Task<string> Feed(string show)
    {
        var items = new List<string>();
        await foreach (ObjectInfo info in Storage.Podcasts.List($"{show}/"))
        {
            ObjectInfo full = await Storage.Podcasts.Object(info.Key).GetInfo();
            items.Add($"<item><title>{full.Metadata?["title"]}</title><enclosure length=\"{full.Size}\" type=\"{full.ContentType}\"/></item>");
        }

        return $"<rss version=\"2.0\"><channel><title>{show}</title>{string.Concat(items)}</channel></rss>";
    }

    public static Task Unpublish(Episode episode) => Storage.Podcasts.Object(KeyOf(episode)).Delete();

    private static string KeyOf(Episode episode) => $"{episode.Show}/{episode.Number:D4}.mp3";
}
