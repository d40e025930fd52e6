using System.Net;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    private const char TokenSeparator = '&';

    /// <inheritdoc/>
    public override Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        StorageObject resource = ToResource(request) with
        {
            Metadata = request.Metadata.ToDictionary(entry => entry.Key, entry => MetadataText.ForHeader(entry.Value), StringComparer.Ordinal),
        };
        return Run(
            request.Bucket, request.Key, () => _multipart.Start(request.Bucket, resource, _options.KmsKeyName, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<UploadedPart> UploadPart(UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(body);
        return Run(
            upload.Bucket,
            upload.Key,
            async () =>
            {
                var content = new PartContent(body);
                (string etag, Crc32C? kept) = await _multipart.SendPart(upload, number, content, cancellationToken).ConfigureAwait(false);
                return kept is { } checksum && checksum.Value != content.Checksum.Value
                    ? throw _errors.SentMismatch(upload.Bucket, upload.Key)
                    : new UploadedPart(number, new PartTag(etag, content.Checksum, body.Length).ToString(), body.Length!.Value);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parts);
        return Run(upload.Bucket, upload.Key, () => Complete(upload, parts, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public override Task AbortUpload(UploadReference upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return Run(
            upload.Bucket,
            upload.Key,
            async () =>
            {
                try
                {
                    await _multipart.Abort(upload, cancellationToken).ConfigureAwait(false);
                }
                catch (ApiFault gone) when (gone.Status == HttpStatusCode.NotFound && gone.Reason != "NoSuchBucket")
                {
                    // Completed or aborted already.
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return Run(
            bucket,
            null,
            async () =>
            {
                if (!_options.UseMultipart)
                {
                    return await IsBucketMissing(bucket, cancellationToken).ConfigureAwait(false)
                        ? throw StorageErrors.BucketNotFound(Name, bucket)
                        : new UploadPage([], null);
                }

                UploadList page = await _multipart.List(bucket, prefix, FromToken(pageToken), cancellationToken).ConfigureAwait(false);
                return new UploadPage(page.Uploads, page.Next is { } next ? $"{ApiUrl.Escape(next.Key)}{TokenSeparator}{ApiUrl.Escape(next.Id)}" : null);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Resumable sessions are invisible and end by themselves after a week, so there is nothing to remove.</remarks>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) => Task.FromResult(0);

    /// <summary>
    /// Completes an upload. It is tried again here and not below: when the answer of a try was lost on its way, the next one finds no upload any more, but
    /// the object, which its parts' checksums tell from every other.
    /// </summary>
    private async Task<ObjectInfo> Complete(UploadReference upload, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        PartTag[] tags = [.. parts.Select(part => PartTag.Parse(part.ETag))];
        if (parts.Zip(tags).Any(pair => pair.Second.Size is { } size && size != pair.First.Size))
        {
            throw WrongPart(upload, null);
        }

        for (int failed = 0; ;)
        {
            try
            {
                await _multipart
                    .Complete(upload, parts.Select((part, i) => (part.Number, tags[i].ETag)), cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (ApiFault fault) when (fault.Reason is "InvalidPart" or "InvalidPartOrder" or "EntityTooSmall")
            {
                throw WrongPart(upload, fault);
            }
            catch (ApiFault gone) when (gone.Reason == "NoSuchUpload" && failed > 0)
            {
                if (await FindCompleted(upload, parts, tags, cancellationToken).ConfigureAwait(false) is { } completed)
                {
                    return completed;
                }

                throw;
            }
            catch (Exception fault) when (failed < _options.MaxRetries && RetryHandler.MayPass(fault))
            {
                ReportRetry(RetryHandler.Describe(fault));
                await Task.Delay(_backOff.GetNextBackOff(++failed), cancellationToken).ConfigureAwait(false);
            }
        }

        return ToInfo(await _api.GetObject(upload.Bucket, upload.Key, null, null, cancellationToken).ConfigureAwait(false), upload.Key);
    }

    /// <summary>The object of an upload that is gone, when it is the one of these parts. Null when it is not.</summary>
    private async Task<ObjectInfo?> FindCompleted(
        UploadReference upload, IReadOnlyList<UploadedPart> parts, PartTag[] tags, CancellationToken cancellationToken)
    {
        var whole = default(Crc32C);
        for (int i = 0; i < tags.Length; i++)
        {
            if (tags[i].Checksum is not { } checksum)
            {
                return null;
            }

            whole = Crc32C.Combine(whole, checksum, parts[i].Size);
        }

        try
        {
            StorageObject found = await _api.GetObject(upload.Bucket, upload.Key, null, null, cancellationToken).ConfigureAwait(false);
            return found.Size == parts.Sum(part => part.Size) && found.Crc32C == whole.ToString() ? ToInfo(found, upload.Key) : null;
        }
        catch (ApiFault none) when (none.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private StorageException WrongPart(UploadReference upload, ApiFault? fault) => _errors.At(
        StorageErrorCode.InvalidArgument, upload.Bucket, upload.Key,
        "A part is not the one that was uploaded last under its number, or too small. Give what each UploadPart gave, or upload the part again.", fault);

    private static (string Key, string Id)? FromToken(string? token) =>
        token?.Split(TokenSeparator) is [var key, var id] ? (Uri.UnescapeDataString(key), Uri.UnescapeDataString(id)) : null;
}
