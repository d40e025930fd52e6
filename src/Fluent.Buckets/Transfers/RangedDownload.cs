namespace Fluent.Buckets;

/// <summary>Downloads an object as ranges at once, all of the version that the first one found.</summary>
internal static class RangedDownload
{
    public static async Task<ObjectInfo> Run(
        ObjectPlace place, ReadRequest request, ReadSettings settings, OpenedTarget target, CancellationToken cancellationToken)
    {
        ReadRequest firstRequest = request with { Range = ByteRange.Between(0, settings.PartSize) };
        ObjectContent first = await place.Driver.Read(firstRequest, cancellationToken).ConfigureAwait(false);
        ObjectInfo info = first.Info;
        var progress = ProgressCounter.For(settings.Progress, info.Size);
        var start = new ContentReader(place, firstRequest, first);
        await using (start.ConfigureAwait(false))
        {
            await Downloader.Copy(start, 0, target, progress, cancellationToken).ConfigureAwait(false);
        }

        // The first range has found the conditions fulfilled; from here on the ETag alone holds the version.
        ReadRequest pinned = request with { IfMatch = info.ETag, IfNoneMatch = null };
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Ranges(settings.PartSize, info.Size), options, async (range, token) =>
        {
            ContentReader reader = await Open(place, pinned with { Range = range }, token).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await Downloader.Copy(reader, range.Start, target, progress, token).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        progress.Reached(info.Size);
        return info;
    }

    private static IEnumerable<ByteRange> Ranges(long partSize, long size)
    {
        for (long start = partSize; start < size; start += partSize)
        {
            yield return ByteRange.Between(start, Math.Min(start + partSize, size));
        }
    }

    private static async Task<ContentReader> Open(ObjectPlace place, ReadRequest pinned, CancellationToken cancellationToken)
    {
        try
        {
            return new ContentReader(place, pinned, await place.Driver.Read(pinned, cancellationToken).ConfigureAwait(false));
        }
        catch (StorageException replaced) when (replaced.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.ObjectNotFound)
        {
            throw place.Fault(
                StorageErrorCode.Conflict,
                $"The object {place} was replaced or deleted while it was downloaded. Nothing was kept; try again.",
                replaced);
        }
    }
}
