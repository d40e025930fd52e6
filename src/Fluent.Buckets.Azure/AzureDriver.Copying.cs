using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <summary>The greatest source that Azure copies in one request, in bytes ("Copy Blob From URL").</summary>
    private const long GreatestCopy = 256 * MiB;

    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GreatestWait = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    /// <remarks>
    /// Up to 256 MiB Azure copies in one request. A longer block blob is copied block by block and then committed, so that the target stays whole to the end,
    /// which Azure's own long copy does not promise. That one is left for append and page blobs.
    /// </remarks>
    public override async Task<ObjectInfo> Copy(CopyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        BlobPlace from = Place(request.SourceBucket, request.SourceKey);
        BlobPlace to = Place(request.TargetBucket, request.TargetKey);
        BlobBaseClient source = Versioned(request.SourceBucket, request.SourceKey, request.SourceVersionId);
        while (true)
        {
            BlobProperties old = await Properties(source, from, Conditions.Of(request.IfSourceMatches), cancellationToken).ConfigureAwait(false);
            try
            {
                return old.BlobType != BlobType.Block ? await CopyLong(source, old, to, request.IfAbsent, cancellationToken).ConfigureAwait(false)
                    : old.ContentLength <= GreatestCopy ? await CopyWhole(source, old, to, request.IfAbsent, cancellationToken).ConfigureAwait(false)
                    : await CopyBlocks(source, old, from, to, request.IfAbsent, cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException changed) when (AzureErrors.Is(changed, "SourceConditionNotMet", "CannotVerifyCopySource"))
            {
                // The source was looked at before it was copied. When it has changed since, the condition decides; else it is looked at again.
                await CheckSource(source, from, old, changed, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (IsProviders(fault, cancellationToken))
            {
                throw AzureErrors.Translate(fault, to);
            }
        }
    }

    private static async Task CheckSource(
        BlobBaseClient source, BlobPlace from, BlobProperties old, RequestFailedException refused, CancellationToken cancellationToken)
    {
        BlobProperties now = await Properties(source, from, null, cancellationToken).ConfigureAwait(false);
        if (now.ETag == old.ETag)
        {
            throw AzureErrors.Translate(refused, from);
        }
    }

    private async Task<ObjectInfo> CopyWhole(
        BlobBaseClient source, BlobProperties old, BlobPlace to, bool ifAbsent, CancellationToken cancellationToken)
    {
        BlockBlobClient target = _account.Blob(to.Bucket, to.Key!);
        (Uri address, HttpAuthorization? authorization) = await _account.CopySource(source, cancellationToken).ConfigureAwait(false);
        Response<BlobCopyInfo> answer = await target.SyncCopyFromUriAsync(
            address,
            new BlobCopyFromUriOptions
            {
                SourceConditions = new BlobRequestConditions { IfMatch = old.ETag },
                DestinationConditions = Conditions.Of(null, ifAbsent),
                SourceAuthentication = authorization,
                Tags = await SourceTags(source, old, cancellationToken).ConfigureAwait(false),
            },
            cancellationToken).ConfigureAwait(false);
        return Infos.Of(to.Key!, old) with
        {
            ETag = Infos.Text(answer.Value.ETag),
            LastModified = answer.Value.LastModified,
            VersionId = answer.Value.VersionId,
            Tier = null,
        };
    }

    private async Task<ObjectInfo> CopyBlocks(
        BlobBaseClient source, BlobProperties old, BlobPlace from, BlobPlace to, bool ifAbsent, CancellationToken cancellationToken)
    {
        BlockBlobClient target = _account.Blob(to.Bucket, to.Key!);
        string upload = UploadMarker.NewId(TimeProvider);
        long size = Math.Max(GreatestCopy, (old.ContentLength / GreatestBlocks) + 1);
        int count = checked((int)((old.ContentLength + size - 1) / size));
        string[] blocks = [.. Enumerable.Range(1, count).Select(number => new BlockId(upload, number, _clock.Next()).Encoded)];
        try
        {
            // When one block fails those under way end, and are not cancelled: what Azure has already would come after they were given up, and stay.
            await Parallel.ForEachAsync(
                Enumerable.Range(0, count),
                new ParallelOptions { MaxDegreeOfParallelism = SmallRequests, CancellationToken = cancellationToken },
                async (i, _) =>
                {
                    long offset = i * size;
                    (Uri address, HttpAuthorization? authorization) = await _account.CopySource(source, cancellationToken).ConfigureAwait(false);
                    await target.StageBlockFromUriAsync(
                        address,
                        blocks[i],
                        new StageBlockFromUriOptions
                        {
                            SourceRange = new HttpRange(offset, Math.Min(size, old.ContentLength - offset)),
                            SourceConditions = new RequestConditions { IfMatch = old.ETag },
                            SourceAuthentication = authorization,
                        },
                        cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
            var request = new WriteRequest
            {
                Bucket = to.Bucket,
                Key = to.Key!,
                Headers = new ContentHeaders
                {
                    ContentType = old.ContentType,
                    ContentEncoding = old.ContentEncoding,
                    ContentLanguage = old.ContentLanguage,
                    CacheControl = old.CacheControl,
                    ContentDisposition = old.ContentDisposition,
                },
                Metadata = MetadataText.Decode(old.Metadata),
                Tags = old.TagCount > 0 ? await GetTags(from.Bucket, from.Key!, cancellationToken).ConfigureAwait(false) : new Dictionary<string, string>(),
                IfAbsent = ifAbsent,
            };
            return await Commit(to, request, [.. blocks], old.ContentLength, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!AzureErrors.Is(fault, AzureErrors.ContainerNotFound))
        {
            Dictionary<BlockId, long> staged = await TryGetStaged(to, upload).ConfigureAwait(false);
            await TryShrink(to, [.. staged.Keys.Select(block => block.Encoded)]).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<Dictionary<BlockId, long>> TryGetStaged(BlobPlace place, string upload)
    {
        try
        {
            return await Staged(new UploadReference(place.Bucket, place.Key!, upload), CancellationToken.None).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            return [];
        }
    }

    /// <summary>Azure's long copy, which is asked how far it is, and aborted when the call is cancelled.</summary>
    private async Task<ObjectInfo> CopyLong(
        BlobBaseClient source, BlobProperties old, BlobPlace to, bool ifAbsent, CancellationToken cancellationToken)
    {
        BlockBlobClient target = _account.Blob(to.Bucket, to.Key!);
        (Uri address, _) = await _account.CopySource(source, cancellationToken).ConfigureAwait(false);
        CopyFromUriOperation copy = await target.StartCopyFromUriAsync(
            address,
            new BlobCopyFromUriOptions
            {
                SourceConditions = new BlobRequestConditions { IfMatch = old.ETag },
                DestinationConditions = Conditions.Of(null, ifAbsent),
                Tags = await SourceTags(source, old, cancellationToken).ConfigureAwait(false),
            },
            cancellationToken).ConfigureAwait(false);
        try
        {
            TimeSpan wait = LeastWait;
            while (true)
            {
                BlobProperties now = await Properties(target, to, null, cancellationToken).ConfigureAwait(false);
                switch (now.BlobCopyStatus)
                {
                    case CopyStatus.Pending:
                        await Task.Delay(wait, TimeProvider, cancellationToken).ConfigureAwait(false);
                        wait = wait * 2 < GreatestWait ? wait * 2 : GreatestWait;
                        break;
                    case CopyStatus.Failed or CopyStatus.Aborted:
                        throw to.Error(StorageErrorCode.Unavailable, "Azure gave the copy up. Try again.");
                    default:
                        return Infos.Of(to.Key!, now);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await TryAbort(target, copy.Id).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task TryAbort(BlockBlobClient target, string copyId)
    {
        try
        {
            await target.AbortCopyFromUriAsync(copyId, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
        catch (RequestFailedException)
        {
            // It has ended already.
        }
    }

    /// <summary>The tags of the source as they are, since the wire's form stays.</summary>
    private static async Task<IDictionary<string, string>?> SourceTags(
        BlobBaseClient source, BlobProperties properties, CancellationToken cancellationToken)
    {
        if (properties.TagCount == 0)
        {
            return null;
        }

        Response<GetBlobTagResult> answer = await source.GetTagsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return answer.Value.Tags;
    }
}
