namespace Fluent.Buckets;

/// <summary>The requests of a multipart upload whose parts the app sends itself.</summary>
internal static class ExplicitUpload
{
    public static async Task<MultipartUpload> Start(UploadTarget target, WriteSettings settings, CancellationToken cancellationToken)
    {
        ObjectPlace place = target.Locate();
        WriteRequest request = settings.ToRequest(place);
        settings.RequireMultipart(place);
        string id = await place.Driver.StartUpload(request, cancellationToken).ConfigureAwait(false);
        return new MultipartUpload(target, UploadTicket.Of(request, id));
    }

    public static async Task<UploadedPart> Send(
        UploadTarget target, UploadTicket ticket, int number, UploadSource source, CancellationToken cancellationToken)
    {
        ObjectPlace place = target.Locate();
        PartLimits limits = PartRules.Limits(place);
        PartRules.CheckNumber(place, limits, number);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            OpenedSource opened = source.Open();
            await using (opened.ConfigureAwait(false))
            {
                ObjectBody body = opened.Whole(ProgressCounter.None);
                if (opened.Length is not { } length)
                {
                    return await SendBuffered(place, limits, ticket, number, body, cancellationToken).ConfigureAwait(false);
                }

                PartRules.CheckGreatest(place, limits.GreatestSize, number, length);
                return await place.Driver.UploadPart(ticket.Reference, number, body, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (StorageException fault) when (SourceErrors.IsUnplaced(fault))
        {
            throw place.Name(fault, $"Uploading part {number} of");
        }
    }

    public static async Task<ObjectInfo> Complete(
        UploadTarget target, UploadTicket ticket, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        ObjectPlace place = target.Locate();
        List<UploadedPart> sorted = PartRules.Sort(place, PartRules.Limits(place), parts);
        WriteRequest request = ticket.ToRequest();
        place.Require(
            request.IfAbsent ? StoreConditions.CompleteIfAbsent
            : request.IfMatch is not null ? StoreConditions.CompleteIfMatch
            : StoreConditions.None,
            "A condition on a multipart upload",
            "Start the upload without the condition.");
        ObjectInfo info = await place.Driver.CompleteUpload(ticket.Reference, request, sorted, cancellationToken).ConfigureAwait(false);
        return place.Relative(info);
    }

    public static async Task<Done> Abort(UploadTarget target, UploadTicket ticket, CancellationToken cancellationToken)
    {
        ObjectPlace place = target.Locate();
        _ = PartRules.Limits(place);
        await place.Driver.AbortUpload(ticket.Reference, cancellationToken).ConfigureAwait(false);
        return default;
    }

    /// <summary>Sends a part whose length is not known before it is read.</summary>
    private static async Task<UploadedPart> SendBuffered(
        ObjectPlace place, PartLimits limits, UploadTicket ticket, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        long greatest = Math.Min(limits.GreatestSize, TransferDefaults.GreatestPartSize);
        using var buffer = new PartBuffer(greatest, grows: true);
        Stream stream = body.Open();
        await using (stream.ConfigureAwait(false))
        {
            await buffer.Fill(stream, cancellationToken).ConfigureAwait(false);
            if (buffer.IsFull && await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0)
            {
                PartRules.CheckGreatest(place, greatest, number, greatest + 1);
            }
        }

        return await place.Driver
            .UploadPart(ticket.Reference, number, new MemoryBody(buffer.Written), cancellationToken).ConfigureAwait(false);
    }
}
