using System.Net;
using System.Text.Json;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver
{
    /// <inheritdoc/>
    /// <remarks>The right to write segments is shown before the first byte of the body: by the record that makes the upload known to others.</remarks>
    public override async Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await _limits.Get(cancellationToken).ConfigureAwait(false);
        _ = MetadataOf(request);
        await RequireBucket(request.Bucket, cancellationToken).ConfigureAwait(false);
        await _segments.EnsureContainer(request.Bucket, request.Key, cancellationToken).ConfigureAwait(false);
        string id = SegmentNames.NewId();
        var record = new SegmentRecord(request.Key, false);
        await _segments
            .PutRecord(request.Bucket, SegmentNames.Open(request.Bucket, request.Key, id), record, cancellationToken).ConfigureAwait(false);
        return id;
    }

    /// <inheritdoc/>
    public override async Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(body);
        RequireId(upload);
        string container = _segments.Names.Container(upload.Bucket);
        string name = SegmentNames.NewPart(upload.Bucket, upload.Key, upload.Id, number);
        SwiftRequest put = SwiftRequest.Object(HttpMethod.Put, container, name)
            .WithContent("Content-Type", "application/octet-stream");
        string tag;
        try
        {
            using HttpResponseMessage answer = await Put(put, body, upload.Bucket, upload.Key, cancellationToken).ConfigureAwait(false);
            tag = SwiftObject.Tag(answer.Text("ETag"));
        }
        catch (StorageException fault) when (fault.Code == StorageErrorCode.BucketNotFound)
        {
            throw await NoUpload(upload, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException damaged) when (damaged.Code == StorageErrorCode.ChecksumMismatch)
        {
            await _segments.Delete(upload.Bucket, name, cancellationToken).ConfigureAwait(false);
            throw;
        }

        // The upload may have ended meanwhile: then its end did not see this part.
        if (await _segments.GetRecord(upload.Bucket, OpenRecord(upload), cancellationToken).ConfigureAwait(false) is null)
        {
            await _segments.Delete(upload.Bucket, name, cancellationToken).ConfigureAwait(false);
            throw await NoUpload(upload, cancellationToken).ConfigureAwait(false);
        }

        return new UploadedPart(number, tag, body.Length!.Value);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The manifest is the commit. Before it the upload stops being open, so that no abort takes its segments away; when it is not known whether the
    /// manifest was stored, completing again finds out.
    /// </remarks>
    public override async Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parts);
        RequireId(upload);
        List<(string Name, string Value)> metadata = MetadataOf(request);
        string set = SegmentNames.Set(upload.Bucket, upload.Key, upload.Id);
        bool isOpen = await _segments.GetRecord(upload.Bucket, OpenRecord(upload), cancellationToken).ConfigureAwait(false) is not null;
        if (!isOpen && await _segments.GetRecord(upload.Bucket, set, cancellationToken).ConfigureAwait(false) is not { IsDone: false })
        {
            throw await NoUpload(upload, cancellationToken).ConfigureAwait(false);
        }

        List<SentSegment> segments = await Match(upload, parts, cancellationToken).ConfigureAwait(false);
        await RequireReplaceable(upload.Bucket, upload.Key, cancellationToken).ConfigureAwait(false);
        if (isOpen)
        {
            await Close(upload, set, cancellationToken).ConfigureAwait(false);
        }

        string tag = await WriteManifest(upload, request, metadata, segments, set, cancellationToken).ConfigureAwait(false);
        await Finish(upload, segments, set).ConfigureAwait(false);
        return new ObjectInfo
        {
            Key = request.Key,
            Size = segments.Sum(segment => segment.Size),
            ETag = tag,
            ContentType = request.Headers.ContentType,
            ContentEncoding = request.Headers.ContentEncoding,
            ContentLanguage = request.Headers.ContentLanguage,
            CacheControl = request.Headers.CacheControl,
            ContentDisposition = request.Headers.ContentDisposition,
            Metadata = request.Metadata,
        };
    }

    /// <inheritdoc/>
    public override async Task AbortUpload(UploadReference upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (!SegmentNames.IsId(upload.Id)
            || await _segments.GetRecord(upload.Bucket, OpenRecord(upload), cancellationToken).ConfigureAwait(false) is null)
        {
            await RequireBucket(upload.Bucket, cancellationToken).ConfigureAwait(false);
            return;
        }

        // The record goes after the parts, so that a death in between leaves it; and those that came meanwhile go after the record.
        string parts = SegmentNames.Parts(upload.Bucket, upload.Key, upload.Id);
        await _segments.DeleteAll(upload.Bucket, parts, null, cancellationToken).ConfigureAwait(false);
        await _segments.Delete(upload.Bucket, OpenRecord(upload), cancellationToken).ConfigureAwait(false);
        await _segments.DeleteAll(upload.Bucket, parts, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken)
    {
        Page<ListedObject>? page = await _listing
            .Objects(_segments.Names.Container(bucket), SegmentNames.AllOpen(bucket), pageToken, false, null, cancellationToken)
            .ConfigureAwait(false);
        if (page is null || page.Lines.Count == 0)
        {
            await RequireBucket(bucket, cancellationToken).ConfigureAwait(false);
        }

        List<UploadInfo> uploads = [];
        foreach (ListedObject line in page?.Lines ?? [])
        {
            if (SegmentRecord.Parse(line.ContentType) is { } record && record.Key.StartsWith(prefix, StringComparison.Ordinal))
            {
                uploads.Add(new UploadInfo(
                    record.Key, SegmentNames.IdOf(line.Name!), SwiftTimes.OfListing(line.LastModified) ?? DateTimeOffset.UnixEpoch));
            }
        }

        return new UploadPage(uploads, page?.Next);
    }

    /// <inheritdoc/>
    /// <remarks>It looks at each object that was sent in parts: one request for each.</remarks>
    public override async Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        await RequireBucket(bucket, cancellationToken).ConfigureAwait(false);
        return await _collector.Sweep(bucket, olderThan, cancellationToken).ConfigureAwait(false);
    }

    private static string OpenRecord(UploadReference upload) => SegmentNames.Open(upload.Bucket, upload.Key, upload.Id);

    private void RequireId(UploadReference upload)
    {
        if (!SegmentNames.IsId(upload.Id))
        {
            throw StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key);
        }
    }

    private async Task<StorageException> NoUpload(UploadReference upload, CancellationToken cancellationToken) =>
        await BucketExists(upload.Bucket, cancellationToken).ConfigureAwait(false)
            ? StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key)
            : StorageErrors.BucketNotFound(Name, upload.Bucket);

    /// <summary>Finds the segments of parts. Two sendings of the same bytes under one number are the same part.</summary>
    private async Task<List<SentSegment>> Match(UploadReference upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        List<ListedObject> listed = await _segments
            .List(upload.Bucket, SegmentNames.Parts(upload.Bucket, upload.Key, upload.Id), cancellationToken).ConfigureAwait(false);
        ILookup<int, ListedObject> newest = listed
            .Where(part => SegmentNames.NumberOf(part.Name!) is not null)
            .ToLookup(part => SegmentNames.NumberOf(part.Name!)!.Value);
        var segments = new List<SentSegment>(parts.Count);
        foreach (UploadedPart part in parts)
        {
            ListedObject? found = newest[part.Number].MaxBy(sent => sent.LastModified, StringComparer.Ordinal);
            if (found is null || found.Hash != part.ETag || found.Bytes != part.Size)
            {
                throw new StorageException(
                    StorageErrorCode.InvalidArgument,
                    $"Part {part.Number} of {StorageErrors.Show(upload.Key)} in bucket '{upload.Bucket}' ({Name}) was not uploaded, or was replaced since. "
                    + "Upload it again, then complete.")
                {
                    Store = Name,
                    Bucket = upload.Bucket,
                    Key = upload.Key,
                };
            }

            segments.Add(new SentSegment($"/{_segments.Names.Container(upload.Bucket)}/{found.Name}", part.ETag, part.Size));
        }

        return segments;
    }

    /// <summary>From here on nobody else completes or aborts the upload.</summary>
    private async Task Close(UploadReference upload, string set, CancellationToken cancellationToken)
    {
        await _segments.PutRecord(upload.Bucket, set, new SegmentRecord(upload.Key, false), cancellationToken).ConfigureAwait(false);
        bool? isClosed = await _segments.Delete(upload.Bucket, OpenRecord(upload), cancellationToken).ConfigureAwait(false);
        if (isClosed is not true)
        {
            throw isClosed is false
                ? StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key)
                : new StorageException(
                    StorageErrorCode.Unavailable,
                    $"The completion of {StorageErrors.Show(upload.Key)} in bucket '{upload.Bucket}' ({Name}) broke off: an answer of the server was lost, so that it is not "
                    + "known whether this call ended the upload or another one did. The object is as it was. Complete it again, or start a new upload.")
                { Store = Name, Bucket = upload.Bucket, Key = upload.Key };
        }
    }

    private async Task Reopen(UploadReference upload, string set, CancellationToken cancellationToken)
    {
        await _segments
            .PutRecord(upload.Bucket, OpenRecord(upload), new SegmentRecord(upload.Key, false), cancellationToken).ConfigureAwait(false);
        await _segments.Delete(upload.Bucket, set, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> WriteManifest(
        UploadReference upload,
        WriteRequest request,
        List<(string Name, string Value)> metadata,
        List<SentSegment> segments,
        string set,
        CancellationToken cancellationToken)
    {
        // A manifest of nothing is more than an empty object needs.
        bool isEmpty = segments.All(segment => segment.Size == 0);
        SwiftRequest put = SwiftRequest
            .Object(HttpMethod.Put, request.Bucket, request.Key, isEmpty ? string.Empty : "multipart-manifest=put")
            .WithHeaders(request.Headers, metadata)
            .WithBody(isEmpty ? string.Empty : JsonSerializer.Serialize(segments, SwiftMessages.Default.ListSentSegment));
        using HttpResponseMessage answer = await _connection.Send(put, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return SwiftObject.Tag(answer.Text("ETag"));
        }

        // After a fault of the server the manifest may yet be stored, so the segments stay where only completing again touches them.
        if (answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.RequestTimeout)
        {
            await Reopen(upload, set, cancellationToken).ConfigureAwait(false);
        }

        throw await Fault(answer, upload.Bucket, upload.Key, "Completing the upload of", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The object is there. What is left to do may fail without harm, since a sweep does it again.</summary>
    private async Task Finish(UploadReference upload, List<SentSegment> segments, string set)
    {
        string container = $"/{_segments.Names.Container(upload.Bucket)}/";
        HashSet<string> kept = [.. segments.Where(segment => segment.Size > 0 || segments.Count > 1).Select(segment => segment.Path[container.Length..])];
        await _collector.MarkDone(upload, set, kept).ConfigureAwait(false);
        await _collector.Collect(upload.Bucket, upload.Key).ConfigureAwait(false);
    }
}
