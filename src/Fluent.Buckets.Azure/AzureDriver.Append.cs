using Azure;
using Azure.Storage.Blobs.Models;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <summary>The greatest block of an append blob, in bytes.</summary>
    private const long GreatestAppendBlock = 100 * MiB;

    /// <summary>How much of a blob without blocks is staged at once, in bytes.</summary>
    private const long RestagedBlock = 8 * MiB;

    /// <summary>The most bytes that an append stages without a mark for sweeps, which costs three requests: where it dies, Azure keeps them for a week.</summary>
    private const long GreatestUnmarkedAppend = MiB;

    /// <inheritdoc/>
    /// <remarks>
    /// The blob's blocks are committed again with one more, on the condition that nobody else did in between; else it starts anew. The block's name tells it from
    /// all others, so that an append whose answer got lost is found and not made twice. A blob that was written by one request has no blocks: the first append
    /// to it reads it and stages it as blocks. What is large is marked as an upload, so that a sweep finds it when the writer dies.
    /// </remarks>
    public override async Task<ObjectInfo> Append(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        BlobPlace place = Place(request.Bucket, request.Key);
        _ = TagText.Encode(request.Tags, place);
        while (true)
        {
            await CheckConditions(request, cancellationToken).ConfigureAwait(false);
            BlobProperties? old = await TryGetProperties(
                _account.Blob(request.Bucket, request.Key), request.Bucket, request.Key, null, cancellationToken).ConfigureAwait(false);
            try
            {
                if (await AppendOnce(place, request, old, body, cancellationToken).ConfigureAwait(false) is { } info)
                {
                    return info;
                }
            }
            catch (StorageException lost) when (IsRace(lost))
            {
                // Somebody was faster, and is done now: go on behind what they wrote. The wait keeps many writers apart.
            }

            await Task.Delay(Random.Shared.Next(5, 50), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ObjectInfo?> AppendOnce(
        BlobPlace place, WriteRequest request, BlobProperties? old, ObjectBody body, CancellationToken cancellationToken)
    {
        if (body.Length == 0)
        {
            return old is not null
                ? Infos.Of(request.Key, old)
                : await Write(request with { IfAbsent = true, IfMatch = null }, body, cancellationToken).ConfigureAwait(false);
        }

        return old?.BlobType switch
        {
            null or BlobType.Block => await AppendBlock(place, request, old, body, cancellationToken).ConfigureAwait(false),
            BlobType.Append => await AppendToAppendBlob(place, old, body, cancellationToken).ConfigureAwait(false),
            _ => throw place.Error(
                StorageErrorCode.InvalidArgument, "it is a page blob of another program, to which nothing can be appended. Use another key."),
        };
    }

    private async Task<ObjectInfo?> AppendBlock(
        BlobPlace place, WriteRequest request, BlobProperties? old, ObjectBody body, CancellationToken cancellationToken)
    {
        var upload = new UploadReference(place.Bucket, place.Key!, UploadMarker.NewId(TimeProvider));
        var blocks = new List<string>();
        var staged = new List<(BlockId Block, long Size)>();
        bool isMarked = false;
        try
        {
            bool isWhole = old is null or { ContentLength: 0 } || await TryTakeCommitted(place, old, blocks, cancellationToken).ConfigureAwait(false);
            if ((isWhole ? 0 : old!.ContentLength) + body.Length > GreatestUnmarkedAppend)
            {
                isMarked = true;
                await Mark(place, upload.Id, cancellationToken).ConfigureAwait(false);
            }

            if (!isWhole)
            {
                await Restage(place, old!, upload.Id, staged, cancellationToken).ConfigureAwait(false);
            }

            if (blocks.Count + staged.Count >= GreatestBlocks)
            {
                throw place.Error(
                    StorageErrorCode.InvalidArgument,
                    $"it has {blocks.Count + staged.Count} blocks, as many as Azure takes. Nothing was appended. Start another object, or download and upload it, which joins blocks.");
            }

            var added = new BlockId(upload.Id, 0, _clock.Next());
            staged.Add((added, body.Length!.Value));
            await Send(place, body, cancellationToken, stream => _account.Blob(place.Bucket, place.Key!).StageBlockAsync(
                added.Encoded, stream, cancellationToken: cancellationToken)).ConfigureAwait(false);
            if (isMarked)
            {
                await RequireStaged(upload, staged, cancellationToken).ConfigureAwait(false);
            }

            blocks.AddRange(staged.Select(one => one.Block.Encoded));
            ObjectInfo info = await CommitAppended(place, request, old, blocks, (old?.ContentLength ?? 0) + body.Length!.Value, cancellationToken)
                .ConfigureAwait(false);
            if (isMarked)
            {
                await End(upload, CancellationToken.None).ConfigureAwait(false);
            }

            return info;
        }
        catch (Exception fault) when (fault is OperationCanceledException or StorageException)
        {
            // Where somebody else was faster, their commit has removed the blocks.
            bool isGone = fault is StorageException { Code: StorageErrorCode.BucketNotFound };
            bool isVoid = staged.Count == 0 || (fault is StorageException lost && IsRace(lost));
            if (!isGone && (isVoid || await TryShrink(place, staged.Select(one => one.Block.Encoded)).ConfigureAwait(false)) && isMarked)
            {
                await End(upload, CancellationToken.None).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Gives the blocks of a blob where all of its content is in blocks of ours.</summary>
    private async Task<bool> TryTakeCommitted(BlobPlace place, BlobProperties old, List<string> blocks, CancellationToken cancellationToken)
    {
        BlockList? list = await TryGetBlocks(place.Bucket, place.Key!, BlockListTypes.Committed, cancellationToken).ConfigureAwait(false);
        List<BlobBlock> committed = [.. list?.CommittedBlocks ?? []];
        if (committed.Sum(block => block.SizeLong) != old.ContentLength || !committed.All(block => BlockId.Parse(block.Name) is not null))
        {
            return false;
        }

        blocks.AddRange(committed.Select(block => block.Name));
        return true;
    }

    /// <summary>Refuses blocks that a sweep has taken away while they were staged.</summary>
    private async Task RequireStaged(UploadReference upload, List<(BlockId Block, long Size)> staged, CancellationToken cancellationToken)
    {
        Dictionary<BlockId, long> present = await Staged(upload, cancellationToken).ConfigureAwait(false);
        if (!AreStaged(staged, present))
        {
            throw Voided(Place(upload.Bucket, upload.Key));
        }
    }

    private async Task<ObjectInfo> CommitAppended(
        BlobPlace place, WriteRequest request, BlobProperties? old, List<string> blocks, long size, CancellationToken cancellationToken)
    {
        if (old is null)
        {
            return await Commit(place, request with { IfAbsent = true, IfMatch = null }, blocks, size, cancellationToken).ConfigureAwait(false);
        }

        ObjectInfo before = Infos.Of(place.Key!, old);
        IReadOnlyDictionary<string, string> tags = old.TagCount > 0
            ? await GetTags(place.Bucket, place.Key!, cancellationToken).ConfigureAwait(false)
            : new Dictionary<string, string>();
        var kept = new WriteRequest
        {
            Bucket = place.Bucket,
            Key = place.Key!,
            Headers = new ContentHeaders
            {
                ContentType = before.ContentType,
                ContentEncoding = before.ContentEncoding,
                ContentLanguage = before.ContentLanguage,
                CacheControl = before.CacheControl,
                ContentDisposition = before.ContentDisposition,
            },
            Metadata = before.Metadata!,
            Tags = tags,

            // A tier that follows the account's default goes on to follow it.
            Tier = old.AccessTierInferred ? null : before.Tier,
            IfMatch = before.ETag,
        };
        ObjectInfo info = await Commit(place, kept, blocks, size, cancellationToken).ConfigureAwait(false);
        return info with { Tier = before.Tier };
    }

    /// <summary>Stages the content of a blob that has no blocks of ours.</summary>
    private async Task Restage(BlobPlace place, BlobProperties old, string upload, List<(BlockId Block, long Size)> staged, CancellationToken cancellationToken)
    {
        long size = Math.Max(RestagedBlock, (old.ContentLength / (GreatestBlocks / 2)) + 1);
        for (long offset = 0; offset < old.ContentLength; offset += size)
        {
            long end = Math.Min(offset + size, old.ContentLength);
            var read = new ReadRequest
            {
                Bucket = place.Bucket,
                Key = place.Key!,
                Range = ByteRange.Between(offset, end),
                IfMatch = Infos.Text(old.ETag),
            };
            ObjectContent content = await Read(read, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                var block = new BlockId(upload, 0, _clock.Next());
                staged.Add((block, end - offset));
                await Send(place, new ContentBody(content), cancellationToken, stream => _account.Blob(place.Bucket, place.Key!).StageBlockAsync(
                    block.Encoded, stream, cancellationToken: cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Appends to an append blob of another program, at the position where it ended. Such an append is never sent twice, since Azure does not tell whose bytes
    /// are at the end; when its answer is lost, the caller has to look.
    /// </summary>
    private async Task<ObjectInfo> AppendToAppendBlob(BlobPlace place, BlobProperties old, ObjectBody body, CancellationToken cancellationToken)
    {
        if (body.Length > GreatestAppendBlock)
        {
            throw place.Error(
                StorageErrorCode.InvalidArgument,
                $"it is an append blob of another program, which takes at most {GreatestAppendBlock} bytes at once. Nothing was appended; give less.");
        }

        Response<BlobAppendInfo> answer = await Send(place, body, cancellationToken, async stream =>
        {
            using (CallScope.Once())
            {
                return await _account.AppendBlob(place.Bucket, place.Key!).AppendBlockAsync(
                    stream,
                    new AppendBlobAppendBlockOptions
                    {
                        Conditions = new AppendBlobRequestConditions { IfMatch = old.ETag, IfAppendPositionEqual = old.ContentLength },
                    },
                    cancellationToken).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        return Infos.Of(place.Key!, old) with
        {
            Size = old.ContentLength + body.Length!.Value,
            ETag = Infos.Text(answer.Value.ETag),
            LastModified = answer.Value.LastModified,
        };
    }

    private async Task<bool> TryShrink(BlobPlace place, IEnumerable<string> blocks)
    {
        try
        {
            await Shrink(place, blocks, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (StorageException)
        {
            // The fault that led here is the one to tell.
            return false;
        }
    }

    private static bool IsRace(StorageException fault) =>
        fault is { Code: StorageErrorCode.PreconditionFailed } or { Code: StorageErrorCode.Conflict, IsTransient: true }
        || fault is { Code: StorageErrorCode.ObjectNotFound };
}
