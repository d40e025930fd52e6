using System.Threading.Channels;
using Fluent.Buckets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gallery.Thumbnails;

[Storage]
public sealed partial class Media;

[Bucket("gallery-originals")]
public sealed partial class Originals;

[Bucket("gallery-thumbnails")]
public sealed partial class Thumbnails;

public sealed record ThumbnailJob(string Key, int Width);

public interface IImageResizer
{
    Task ResizeAsync(Stream source, Stream target, int width, CancellationToken cancellationToken);
}

public sealed class ThumbnailWorker(
    ChannelReader<ThumbnailJob> jobs,
    Originals originals,
    Thumbnails thumbnails,
    IImageResizer resizer,
    ILogger<ThumbnailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan[] Delays = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await thumbnails.EnsureExists(stoppingToken);
        await foreach (ThumbnailJob job in jobs.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RunWithRetries(job, stoppingToken);
            }
            catch (StorageException e) when (e.Code is StorageErrorCode.ObjectNotFound)
            {
                logger.LogWarning("The original {Key} is gone", job.Key);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(e, "No thumbnail of {Key}", job.Key);
            }
        }
    }

    private async Task RunWithRetries(ThumbnailJob job, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await Render(job, cancellationToken);
                return;
            }
            catch (StorageException e) when (e.IsTransient && attempt < Delays.Length)
            {
                logger.LogInformation(e, "Attempt {Attempt} failed", attempt + 1);
                await Task.Delay(Delays[attempt], cancellationToken);
            }
        }
    }

    private async Task Render(ThumbnailJob job, CancellationToken cancellationToken)
    {
        BucketObject target = thumbnails.Object($"{job.Width}/{job.Key}");
        ObjectInfo source = await originals.Object(job.Key).GetInfo(cancellationToken);
        ObjectInfo? existing = await target.TryGetInfo(cancellationToken);
        if (existing?.Metadata?.GetValueOrDefault("source_etag") == source.ETag)
        {
            return;
        }

        using var buffer = new MemoryStream();
        await using (ObjectReader original = await originals.Object(job.Key).OpenRead(cancellationToken).IfMatch(source.ETag))
        {
            await resizer.ResizeAsync(original, buffer, job.Width, cancellationToken);
        }

        buffer.Position = 0;
        await target.UploadFrom(buffer, cancellationToken).WithContentType("image/webp").WithMetadata("source_etag", source.ETag);
    }
}
