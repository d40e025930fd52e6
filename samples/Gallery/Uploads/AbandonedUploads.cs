using Fluent.Buckets;

namespace Gallery;

/// <summary>Deletes photos that were sent and never entered into an album, because the page was closed in between.</summary>
internal sealed partial class AbandonedUploads(Media media, ILogger<AbandonedUploads> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await Sweep(stoppingToken);
            }
            catch (StorageException fault)
            {
                LogFault(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Sweep(CancellationToken cancellationToken)
    {
        DateTimeOffset limit = DateTimeOffset.UtcNow - Patience;
        await foreach (ObjectEntry<PhotoKey> photo in media.Photos.List(cancellationToken).SkipUnparsable())
        {
            if (photo.Info.LastModified < limit && !await media.PhotoInfos.Object(photo.Key).Exists(cancellationToken))
            {
                await media.Photos.Object(photo.Key).Delete(cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Abandoned uploads could not be swept; it is tried again later.")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
