using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <inheritdoc/>
    public override async Task<ObjectContent> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        BlobBaseClient blob = Versioned(request.Bucket, request.Key, request.VersionId);
        BlobPlace place = Place(request.Bucket, request.Key);
        if (request.Range is { } range && (range.IsFromEnd || range.Start == range.End))
        {
            return await ReadKnown(blob, place, request, range, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            HttpRange bytes = request.Range is { } asked ? new HttpRange(asked.Start, asked.End - asked.Start) : default;
            ObjectContent content = await Open(blob, place, bytes, Conditions.Of(request), cancellationToken).ConfigureAwait(false);
            if (content.Offset == bytes.Offset)
            {
                return content;
            }

            // Azurite answers with the whole where a range starts at the end.
            await content.DisposeAsync().ConfigureAwait(false);
            return await ReadKnown(blob, place, request, request.Range!.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException beyond) when (beyond.Status == 416 && request.Range is not null)
        {
            return await ReadKnown(blob, place, request, request.Range.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException unmet) when (unmet.Status == 412 && request.IfMatch is not null)
        {
            await RequirePresent(blob, place, cancellationToken).ConfigureAwait(false);
            throw AzureErrors.Translate(unmet, place);
        }
        catch (Exception fault) when (IsProviders(fault, cancellationToken))
        {
            throw AzureErrors.Translate(fault, place);
        }
    }

    /// <summary>Reads a range that the service does not know (from the end), or refuses (an empty one), by the size.</summary>
    private static async Task<ObjectContent> ReadKnown(
        BlobBaseClient blob, BlobPlace place, ReadRequest request, ByteRange range, CancellationToken cancellationToken)
    {
        while (true)
        {
            BlobProperties properties = await Known(blob, place, request, cancellationToken).ConfigureAwait(false);
            (long offset, long length) = range.Resolve(properties.ContentLength);
            if (length == 0)
            {
                return new ObjectContent(Infos.Of(place.Key!, properties), offset, 0, Stream.Null);
            }

            try
            {
                return await Open(
                    blob, place, new HttpRange(offset, length), new BlobRequestConditions { IfMatch = properties.ETag }, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (RequestFailedException changed) when (changed.Status is 412 or 416 && request.IfMatch is null)
            {
                // It was overwritten in between: look again.
            }
            catch (Exception fault) when (IsProviders(fault, cancellationToken))
            {
                throw AzureErrors.Translate(fault, place);
            }
        }
    }

    private static async Task<BlobProperties> Known(
        BlobBaseClient blob, BlobPlace place, ReadRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await Properties(blob, place, Conditions.Of(request), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException unmet) when (unmet.Code == StorageErrorCode.PreconditionFailed && request.IfMatch is not null)
        {
            await RequirePresent(blob, place, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A missing object is missing, whatever the condition; an unmet one does not tell which of the two it is.</summary>
    private static async Task RequirePresent(BlobBaseClient blob, BlobPlace place, CancellationToken cancellationToken) =>
        await Properties(blob, place, null, cancellationToken).ConfigureAwait(false);

    private static async Task<ObjectContent> Open(
        BlobBaseClient blob, BlobPlace place, HttpRange range, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        BlobDownloadStreamingResult answer;
        long length;
        using (CallScope.FirstRead())
        {
            Response<BlobDownloadStreamingResult> response = await blob.DownloadStreamingAsync(
                new BlobDownloadOptions { Range = range, Conditions = conditions }, cancellationToken).ConfigureAwait(false);
            answer = response.GetRawResponse().Status == 304
                ? throw StorageErrors.NotModified(place.Store, place.Bucket, place.Key!)
                : response.Value;

            // The SDK takes an answer that does not tell its length for an empty one.
            length = response.GetRawResponse().Headers.ContentLengthLong ?? -1;
        }

        BlobDownloadDetails details = answer.Details;
        (long offset, long size) = ContentRanges.Parse(details.ContentRange) ?? (0, length);
        return new ObjectContent(Infos.Of(place.Key!, size, details), offset, length, new ReadBody(answer.Content, place));
    }

    private BlockBlobClient Versioned(string bucket, string key, string? versionId)
    {
        BlockBlobClient blob = _account.Blob(bucket, key);
        return versionId is null ? blob : blob.WithVersion(versionId);
    }
}
