using Fluent.Buckets;

namespace Gallery;

/// <summary>Makes the thumbnails, one after another, beside the requests.</summary>
internal sealed partial class ThumbnailWorker(ThumbnailQueue queue, Media media, ILogger<ThumbnailWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FindPending(stoppingToken);
        }
        catch (StorageException fault)
        {
            LogFault(logger, "what waits", fault);
        }

        await foreach (PhotoKey key in queue.ReadAll(stoppingToken))
        {
            try
            {
                await Make(key, stoppingToken);
            }
            catch (StorageException fault)
            {
                LogFault(logger, key.ToString(), fault);
            }
        }
    }

    private async Task FindPending(CancellationToken cancellationToken)
    {
        await foreach (ObjectEntry<PhotoKey> entry in media.PhotoInfos.List(cancellationToken).SkipUnparsable())
        {
            if (await media.PhotoInfos.Object(entry.Key).TryRead(cancellationToken) is { State: PhotoState.Pending })
            {
                queue.Add(entry.Key);
            }
        }
    }

    private async Task Make(PhotoKey key, CancellationToken cancellationToken)
    {
        if (await media.PhotoInfos.Object(key).TryReadWithInfo(cancellationToken) is not { Value.State: PhotoState.Pending } pending)
        {
            return;
        }

        Thumbnail? thumbnail = Thumbnail.TryMake(await media.Photos.Object(key).ReadBytes(cancellationToken));
        if (thumbnail is not null)
        {
            await media.Thumbnails.Object(key).Upload(thumbnail.Webp, cancellationToken)
                .WithContentType(Thumbnail.ContentType).WithCacheControl("private, max-age=86400, immutable");
        }

        await Enter(key, pending, thumbnail, cancellationToken);
    }

    private async Task Enter(PhotoKey key, ObjectValue<PhotoInfo> pending, Thumbnail? thumbnail, CancellationToken cancellationToken)
    {
        PhotoInfo made = pending.Value with
        {
            State = thumbnail is null ? PhotoState.Unreadable : PhotoState.Ready,
            Width = thumbnail?.Width,
            Height = thumbnail?.Height,
        };
        UploadOperation write = media.PhotoInfos.Object(key).Write(made, cancellationToken);
        if (media.PhotoInfos.Untyped.Store.Capabilities.Conditions.HasFlag(StoreConditions.WriteIfMatch))
        {
            write = write.IfMatch(pending.Info.ETag);
        }

        try
        {
            await write;
        }
        catch (StorageException deleted) when (deleted.Code == StorageErrorCode.PreconditionFailed)
        {
            // The photo was deleted meanwhile, and must not come back.
            await media.Thumbnails.Object(key).Delete(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The thumbnail of {Key} could not be made; it is tried again at the next start.")]
    private static partial void LogFault(ILogger logger, string key, Exception fault);
}
