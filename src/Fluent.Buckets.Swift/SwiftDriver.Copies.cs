using System.Net;
using System.Text.Json;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver
{
    /// <summary>How often a copy starts anew when its source is replaced under it.</summary>
    private const int CopyAttempts = 4;

    /// <inheritdoc/>
    /// <remarks>The copy of a static large object is one plain object up to 5 GiB, above that a static large object with segments of its own.</remarks>
    public override async Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await RequireReplaceable(request.TargetBucket, request.TargetKey, cancellationToken).ConfigureAwait(false);
        for (int attempt = 1; ; attempt++)
        {
            ObjectInfo source = await FindSource(request, cancellationToken).ConfigureAwait(false);
            ObjectInfo? copied = source.Size <= _limits.Known.ObjectSize
                ? await CopyWhole(request, source, cancellationToken).ConfigureAwait(false)
                : await CopySegments(request, source, cancellationToken).ConfigureAwait(false);
            if (copied is not null)
            {
                return copied;
            }

            if (attempt == CopyAttempts)
            {
                throw new StorageException(
                    StorageErrorCode.Conflict,
                    $"{StorageErrors.Show(request.SourceKey)} in bucket '{request.SourceBucket}' ({Name}) was replaced again and again while it was copied. "
                    + "Nothing was stored at the target; try again.")
                {
                    Store = Name,
                    Bucket = request.SourceBucket,
                    Key = request.SourceKey,
                };
            }
        }
    }

    private async Task<ObjectInfo> FindSource(CopyRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage head = await _connection
            .Send(SwiftRequest.Object(HttpMethod.Head, request.SourceBucket, request.SourceKey).Newest(), cancellationToken).ConfigureAwait(false);
        if (!head.IsSuccessStatusCode)
        {
            throw IsMissing(head)
                ? await Missing(request.SourceBucket, request.SourceKey, head, cancellationToken).ConfigureAwait(false)
                : await Fault(head, request.SourceBucket, request.SourceKey, "Reading", cancellationToken).ConfigureAwait(false);
        }

        ObjectInfo source = SwiftObject.Info(head, request.SourceKey);
        return request.IfSourceMatches is { } wanted && wanted != source.ETag
            ? throw StorageErrors.PreconditionFailed(
                Name, request.SourceBucket, request.SourceKey, $"the ETag {wanted} was asked for, but the object has the ETag {source.ETag}")
            : source;
    }

    /// <summary>Copies inside the server. Null when the source was replaced.</summary>
    private async Task<ObjectInfo?> CopyWhole(CopyRequest request, ObjectInfo source, CancellationToken cancellationToken)
    {
        // All headers are said anew: left to itself the server drops some and takes a time of expiry along.
        SwiftRequest put = SwiftRequest.Object(HttpMethod.Put, request.TargetBucket, request.TargetKey)
            .With("X-Copy-From", SwiftPaths.Object(request.SourceBucket, request.SourceKey))
            .With("X-Fresh-Metadata", "true")
            .With("If-Match", Quoted(source.ETag))
            .WithHeaders(HeadersOf(source), SwiftMetadata.Write(source.Metadata!, _limits.Known, Name, request.TargetBucket, request.TargetKey));
        using HttpResponseMessage answer = await _connection.Send(put, cancellationToken).ConfigureAwait(false);
        if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return null;
        }

        if (IsMissing(answer))
        {
            await RequireBucket(request.TargetBucket, cancellationToken).ConfigureAwait(false);
            throw await Missing(request.SourceBucket, request.SourceKey, answer, cancellationToken).ConfigureAwait(false);
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw await Fault(answer, request.TargetBucket, request.TargetKey, "Copying to", cancellationToken).ConfigureAwait(false);
        }

        await _collector.Collect(request.TargetBucket, request.TargetKey).ConfigureAwait(false);
        return source with { Key = request.TargetKey, ETag = SwiftObject.Tag(answer.Text("ETag")), LastModified = null };
    }

    /// <summary>Copies each segment inside the server. Null when the source was replaced.</summary>
    private async Task<ObjectInfo?> CopySegments(CopyRequest request, ObjectInfo source, CancellationToken cancellationToken)
    {
        List<StoredSegment>? segments = await ReadManifest(request, source, cancellationToken).ConfigureAwait(false);
        if (segments is null)
        {
            return null;
        }

        var write = new WriteRequest
        {
            Bucket = request.TargetBucket,
            Key = request.TargetKey,
            Headers = HeadersOf(source),
            Metadata = source.Metadata!,
        };
        string id = await StartUpload(write, cancellationToken).ConfigureAwait(false);
        var upload = new UploadReference(request.TargetBucket, request.TargetKey, id);
        try
        {
            var parts = new List<UploadedPart>(segments.Count);
            foreach (StoredSegment segment in segments)
            {
                if (!await CopySegment(upload, parts.Count + 1, segment, cancellationToken).ConfigureAwait(false))
                {
                    await AbortUpload(upload, cancellationToken).ConfigureAwait(false);
                    return null;
                }

                parts.Add(new UploadedPart(parts.Count + 1, segment.Hash!, segment.Bytes));
            }

            return await CompleteUpload(upload, write, parts, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is StorageException or OperationCanceledException)
        {
            await SegmentCollector.Quietly(token => AbortUpload(upload, token)).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Copies a segment to a part. False when it is not there any more.</summary>
    private async Task<bool> CopySegment(UploadReference upload, int number, StoredSegment segment, CancellationToken cancellationToken)
    {
        string[] place = segment.Name!.TrimStart('/').Split('/', 2);
        string name = SegmentNames.NewPart(upload.Bucket, upload.Key, upload.Id, number);
        SwiftRequest put = SwiftRequest.Object(HttpMethod.Put, _segments.Names.Container(upload.Bucket), name)
            .With("X-Copy-From", SwiftPaths.Object(place[0], place[1]))
            .With("If-Match", Quoted(segment.Hash));
        using HttpResponseMessage answer = await _connection.Send(put, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccessStatusCode
            || (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed
                ? false
                : throw await Fault(answer, upload.Bucket, upload.Key, "Copying to", cancellationToken).ConfigureAwait(false));
    }

    private async Task<List<StoredSegment>?> ReadManifest(CopyRequest request, ObjectInfo source, CancellationToken cancellationToken)
    {
        SwiftRequest get = SwiftRequest.Object(HttpMethod.Get, request.SourceBucket, request.SourceKey, "multipart-manifest=get").Newest();
        using HttpResponseMessage answer = await _connection
            .Require(get, request.SourceBucket, request.SourceKey, "Reading", cancellationToken).ConfigureAwait(false);
        List<StoredSegment>? segments = null;
        if (SwiftObject.IsManifest(answer))
        {
            segments = await ReadSegments(request, answer, cancellationToken).ConfigureAwait(false);
        }

        if (segments is null || segments.Sum(segment => segment.Bytes) != source.Size)
        {
            return null;
        }

        return segments.Exists(segment => segment.Name is null || segment.Hash is null || segment.Range is not null || segment.IsManifest)
            ? throw StorageErrors.NotSupported(
                Name,
                request.SourceBucket,
                request.SourceKey,
                "Copying an object of more than 5 GiB whose manifest names ranges or other manifests",
                "Download it and upload it again.")
            : segments;
    }

    private async Task<List<StoredSegment>?> ReadSegments(CopyRequest request, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonAnswer.Read(answer, SwiftMessages.Default.ListStoredSegment, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new StorageException(
                StorageErrorCode.Unavailable,
                $"Reading what {StorageErrors.Show(request.SourceKey)} in bucket '{request.SourceBucket}' ({Name}) is made of broke off: {fault.Message} Try again.",
                fault)
            { Store = Name, Bucket = request.SourceBucket, Key = request.SourceKey, RequestId = SwiftFaults.RequestId(answer) };
        }
    }

    private static ContentHeaders HeadersOf(ObjectInfo source) => new()
    {
        ContentType = source.ContentType,
        ContentEncoding = source.ContentEncoding,
        ContentLanguage = source.ContentLanguage,
        CacheControl = source.CacheControl,
        ContentDisposition = source.ContentDisposition,
    };
}
