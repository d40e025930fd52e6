using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <inheritdoc/>
    public override Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.Bucket, request.Key, () => ReadCore(request, cancellationToken), cancellationToken);
    }

    private async Task<ObjectContent> ReadCore(ReadRequest request, CancellationToken cancellationToken)
    {
        var conditions = new MediaConditions(
            VersionOf(request),
            GenerationOf(request.IfMatch, request.Bucket, request.Key),
            request.IfNoneMatch is { } other ? TryGeneration(other) : null);

        // The wire has no word for an empty range.
        if (request.Range is { } wanted && (wanted.IsFromEnd ? wanted.Start == 0 : wanted.End == wanted.Start))
        {
            return await ReadNothing(request, conditions, cancellationToken).ConfigureAwait(false);
        }

        HttpResponseMessage response;
        try
        {
            response = await _api
                .GetMedia(request.Bucket, request.Key, conditions, ToHeader(request.Range), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiFault fault) when (fault.Status == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return await ReadNothing(request, conditions, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiFault fault) when (fault.Status == HttpStatusCode.NotModified)
        {
            throw GoogleErrors.With(StorageErrors.NotModified(Name, request.Bucket, request.Key, fault.Provider), fault);
        }
        catch (ApiFault fault) when (fault.Status == HttpStatusCode.PreconditionFailed)
        {
            throw await MatchFailed(request.Bucket, request.Key, request.IfMatch, fault, cancellationToken).ConfigureAwait(false);
        }

        return await Open(request, response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ObjectContent> Open(ReadRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            ContentRangeHeaderValue? part = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange : null;
            long length = response.Content.Headers.ContentLength ?? throw new HttpRequestException("The answer tells no length.");
            long size = part?.Length ?? StoredHeaders.NumberOf(response, "x-goog-stored-content-length") ?? length;
            (long offset, long count) = request.Range?.Resolve(size) ?? (0, size);
            if (count != length || (part?.From ?? 0) != offset)
            {
                throw new HttpRequestException("The answer holds other bytes than were asked for.");
            }

            ObjectInfo info = InfoOf(request.Key, response, size);
            Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            Crc32C? checksum = length == size ? StoredHeaders.ChecksumOf(response) : null;
            return new ObjectContent(
                info, offset, length,
                new ReceivedStream(response, body, length, checksum, () => _errors.ReceivedMismatch(request.Bucket, request.Key)));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>A range without a byte: that is decided by the object's size.</summary>
    private async Task<ObjectContent> ReadNothing(ReadRequest request, MediaConditions conditions, CancellationToken cancellationToken)
    {
        StorageObject stored = await _api
            .GetObject(request.Bucket, request.Key, conditions.Generation, null, cancellationToken).ConfigureAwait(false);
        RequireGeneration(stored, conditions.IfMatch, request.Bucket, request.Key);
        if (conditions.IfNotMatch is { } same && same == stored.Generation)
        {
            throw StorageErrors.NotModified(Name, request.Bucket, request.Key);
        }

        ObjectInfo info = ToInfo(stored, request.Key);
        (long offset, long length) = request.Range!.Value.Resolve(info.Size);
        return length == 0
            ? new ObjectContent(info, offset, 0, Stream.Null)
            : throw _errors.At(
                StorageErrorCode.Conflict, request.Bucket, request.Key, "The object was replaced while it was opened. Read it again.");
    }

    /// <summary>What a condition on the ETag failed with. Where there is no object, that is the answer.</summary>
    private async Task<StorageException> MatchFailed(
        string bucket, string key, string? ifMatch, ApiFault fault, CancellationToken cancellationToken)
    {
        ObjectInfo? present = await TryGet(bucket, key, null, cancellationToken).ConfigureAwait(false);
        return GoogleErrors.With(
            present is null
                ? StorageErrors.ObjectNotFound(Name, bucket, key, fault.Provider)
                : StorageErrors.PreconditionFailed(
                    Name, bucket, key, $"the ETag {ifMatch} was asked for, but the object has the ETag {present.ETag}", fault.Provider),
            fault);
    }

    private long? VersionOf(ReadRequest request) => request.VersionId is not { } id
        ? null
        : TryGeneration(id) ?? throw StorageErrors.ObjectNotFound(Name, request.Bucket, request.Key);

    private static RangeHeaderValue? ToHeader(ByteRange? range) => range switch
    {
        null => null,
        { IsFromEnd: true } last => new RangeHeaderValue(null, last.Start),
        { } between => new RangeHeaderValue(between.Start, between.End - 1),
    };

    /// <summary>What the answer tells. It tells no metadata, and its Cache-Control and Content-Disposition are for itself.</summary>
    private static ObjectInfo InfoOf(string key, HttpResponseMessage response, long size)
    {
        long generation = StoredHeaders.NumberOf(response, "x-goog-generation")
            ?? throw new HttpRequestException("The answer tells no generation.");
        string etag = generation.ToString(CultureInfo.InvariantCulture);
        string? encoding = StoredHeaders.TextOf(response, "x-goog-stored-content-encoding");
        return new ObjectInfo
        {
            Key = key,
            Size = size,
            ETag = etag,
            VersionId = etag,
            LastModified = response.Content.Headers.LastModified,
            ContentType = StoredHeaders.TextOf(response, "Content-Type"),
            ContentEncoding = encoding == "identity" ? null : NullIfEmpty(encoding ?? StoredHeaders.TextOf(response, "Content-Encoding")),
            ContentLanguage = StoredHeaders.TextOf(response, "Content-Language"),
            Tier = StorageClasses.TierOf(StoredHeaders.TextOf(response, "x-goog-storage-class")),
        };
    }
}
