namespace Fluent.Buckets;

/// <summary>Decides how a download comes from the driver: as one read, or as several ranges at once.</summary>
internal static class Downloader
{
    public static async Task<ObjectInfo> Download(
        ReadSource source, ReadSettings settings, DownloadTarget target, CancellationToken cancellationToken)
    {
        ObjectPlace place = source.Locate();
        ReadRequest request = settings.ToRequest(place);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return place.Relative(await Download(place, request, settings, target, cancellationToken).ConfigureAwait(false));
        }
        catch (StorageException fault) when (SourceErrors.IsUnplaced(fault))
        {
            throw place.Name(fault, "Downloading");
        }
    }

    public static async Task<ObjectReader> OpenRead(ReadSource source, ReadSettings settings, CancellationToken cancellationToken)
    {
        ObjectPlace place = source.Locate();
        ReadRequest request = settings.ToRequest(place);
        ObjectContent content = await Read(place, request, cancellationToken).ConfigureAwait(false);
        return new ObjectReader(place.Relative(content.Info), new ContentReader(place, request, content));
    }

    /// <summary>Reads the content into memory, with what the store said of the object.</summary>
    public static async Task<(byte[] Bytes, ObjectInfo Info)> ReadBytes(
        ReadSource source, ReadSettings settings, CancellationToken cancellationToken)
    {
        ObjectPlace place = source.Locate();
        ReadRequest request = settings.ToRequest(place);
        ObjectContent content = await Read(place, request, cancellationToken).ConfigureAwait(false);
        var reader = new ContentReader(place, request, content);
        await using (reader.ConfigureAwait(false))
        {
            if (content.Length > Array.MaxLength)
            {
                throw place.Fault(
                    StorageErrorCode.InvalidArgument,
                    $"The object {place} has {content.Length} bytes, more than an array holds. Use OpenRead or DownloadTo.");
            }

            // A length is believed no further than its bytes come.
            byte[] bytes = new byte[Math.Min(content.Length, TransferDefaults.TrustedLength)];
            int count = await reader.Fill(bytes, cancellationToken).ConfigureAwait(false);
            while (count < content.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(content.Length, 2L * count));
                count += await reader.Fill(bytes.AsMemory(count), cancellationToken).ConfigureAwait(false);
            }

            return (bytes, place.Relative(content.Info));
        }
    }

    /// <summary>Opens content, and names the object where the driver found a range beyond the end.</summary>
    public static async Task<ObjectContent> Read(ObjectPlace place, ReadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await AnsweredRange.Read(place, request, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException range) when (SourceErrors.IsUnplaced(range))
        {
            throw place.Name(range, "Reading");
        }
    }

    private static async Task<ObjectInfo> Download(
        ObjectPlace place, ReadRequest request, ReadSettings settings, DownloadTarget target, CancellationToken cancellationToken)
    {
        OpenedTarget opened = target.Open();
        await using (opened.ConfigureAwait(false))
        {
            bool inRanges = settings.Parallelism > 1 && request.Range is null or { IsFromEnd: false } && CanPin(place);
            ObjectInfo info = inRanges
                ? await RangedDownload.Run(place, request, settings, opened, cancellationToken).ConfigureAwait(false)
                : await DownloadWhole(place, request, settings, opened, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await opened.Commit().ConfigureAwait(false);
            return info;
        }
    }

    private static async Task<ObjectInfo> DownloadWhole(
        ObjectPlace place, ReadRequest request, ReadSettings settings, OpenedTarget target, CancellationToken cancellationToken)
    {
        ObjectContent content = await Read(place, request, cancellationToken).ConfigureAwait(false);
        var reader = new ContentReader(place, request, content);
        await using (reader.ConfigureAwait(false))
        {
            var progress = ProgressCounter.For(settings.Progress, content.Length);
            await ContentCopy.Run(reader, 0, target, progress, cancellationToken).ConfigureAwait(false);
            progress.Reached(content.Length);
            return content.Info;
        }
    }

    /// <summary>Whether ranges that are read one by one can be held to one version of the object.</summary>
    private static bool CanPin(ObjectPlace place) =>
        place.Driver.Capabilities.ReadsInParallel && place.ReadsIfMatch;
}
