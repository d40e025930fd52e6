namespace Fluent.Buckets;

/// <summary>Decides how an upload goes to the driver: as one write, or in parts.</summary>
internal static class Uploader
{
    public static async Task<ObjectInfo> Upload(
        UploadTarget target, WriteSettings settings, UploadSource source, CancellationToken cancellationToken)
    {
        ObjectPlace place = target.Locate();
        WriteRequest request = settings.ToRequest(place);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            OpenedSource opened = settings.Checksum is { } checksum ? new CheckedSource(source.Open(), checksum) : source.Open();
            await using (opened.ConfigureAwait(false))
            {
                var progress = ProgressCounter.For(settings.Progress, opened.Length);
                ObjectInfo info = GoesWhole(place, settings, opened.Length)
                    ? await place.Driver.Write(request, opened.Whole(progress), cancellationToken).ConfigureAwait(false)
                    : await UploadParts(place, settings, request, opened, progress, cancellationToken).ConfigureAwait(false);
                progress.Reached(info.Size);
                return place.Relative(info);
            }
        }
        catch (StorageException fault) when (SourceErrors.IsUnplaced(fault))
        {
            throw place.Name(fault, "Uploading");
        }
    }

    public static Task<ObjectWriter> OpenWrite(UploadTarget target, WriteSettings settings, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<ObjectWriter>(cancellationToken);
        }

        try
        {
            ObjectPlace place = target.Locate();
            var parts = new PartWriter(place, settings, settings.ToRequest(place), ProgressCounter.None);
            return Task.FromResult(new ObjectWriter(place, parts, settings.Checksum));
        }
        catch (StorageException refused)
        {
            return Task.FromException<ObjectWriter>(refused);
        }
    }

    /// <summary>Whether one write takes the body, by its length and by what the store can do.</summary>
    private static bool GoesWhole(ObjectPlace place, WriteSettings settings, long? length)
    {
        StoreCapabilities store = place.Driver.Capabilities;
        bool conditionNeedsOneWrite = (settings.IfAbsent && !store.Conditions.HasFlag(StoreConditions.CompleteIfAbsent))
            || (settings.IfMatch is not null && !store.Conditions.HasFlag(StoreConditions.CompleteIfMatch));
        bool takesAnyLength = store.WritesUnknownLength
            && (!store.WritesInParallel || settings.Parallelism == 1 || store.Parts is null || conditionNeedsOneWrite);
        if (length is not { } bytes)
        {
            return takesAnyLength;
        }

        return bytes <= store.GreatestSingleWrite
            && (bytes <= (settings.PartSize ?? TransferDefaults.PartSize) || store.PrefersSingleWrites || takesAnyLength || store.Parts is null || conditionNeedsOneWrite);
    }

    private static async Task<ObjectInfo> UploadParts(
        ObjectPlace place,
        WriteSettings settings,
        WriteRequest request,
        OpenedSource source,
        ProgressCounter progress,
        CancellationToken cancellationToken)
    {
        if (source.Length is { } length && source.Part(0, 0) is not null)
        {
            return await UploadRegions(place, settings, request, source, length, progress, cancellationToken).ConfigureAwait(false);
        }

        var writer = new PartWriter(place, settings, request, progress, source.Length);
        await using (writer.ConfigureAwait(false))
        {
            // The counter of the body is not the transfer's: bytes count when their part is stored.
            Stream stream = source.Whole(ProgressCounter.None).Open();
            await using (stream.ConfigureAwait(false))
            {
                await writer.Fill(stream, cancellationToken).ConfigureAwait(false);
                return await writer.Complete(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task<ObjectInfo> UploadRegions(
        ObjectPlace place,
        WriteSettings settings,
        WriteRequest request,
        OpenedSource source,
        long length,
        ProgressCounter progress,
        CancellationToken cancellationToken)
    {
        settings.RequireMultipart(place);
        var schedule = PartSchedule.ForLength(
            place.Driver.Capabilities.Parts!, settings.PartSize ?? TransferDefaults.PartSizeFor(length), length);
        PartUploader parts = await PartUploader
            .Start(place, request, settings.Parallelism, progress, cancellationToken).ConfigureAwait(false);
        await using (parts.ConfigureAwait(false))
        {
            long offset = 0;
            while (offset < length)
            {
                long size = Math.Min(schedule.SizeOf(parts.Count + 1), length - offset);
                await parts.Send(source.Part(offset, size)!, null, cancellationToken).ConfigureAwait(false);
                offset += size;
            }

            return await parts.Complete(cancellationToken).ConfigureAwait(false);
        }
    }
}
