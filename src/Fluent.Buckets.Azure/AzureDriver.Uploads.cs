using System.Collections.Concurrent;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <summary>How many small requests one call makes at once.</summary>
    private const int SmallRequests = 8;

    /// <summary>The uploads that were started here and not ended here, whose parts need no question whether they are open.</summary>
    private readonly ConcurrentDictionary<string, bool> _open = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task<string> StartUpload(WriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        BlobPlace place = Place(request.Bucket, request.Key);
        _ = TagText.Encode(request.Tags, place);
        await CheckConditions(request, cancellationToken).ConfigureAwait(false);
        string id = UploadMarker.NewId(TimeProvider);
        await Mark(place, id, cancellationToken).ConfigureAwait(false);
        _open.TryAdd(id, true);
        return id;
    }

    /// <inheritdoc/>
    public override async Task<UploadedPart> UploadPart(
        UploadReference upload, int number, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(body);
        BlobPlace place = Place(upload.Bucket, upload.Key);
        if (!_open.ContainsKey(upload.Id))
        {
            await RequireOpen(upload, cancellationToken).ConfigureAwait(false);
        }

        var id = new BlockId(upload.Id, number, _clock.Next());
        long size = body.Length ?? throw new ArgumentException("A part has a known length.", nameof(body));
        if (size == 0)
        {
            // Azure takes no empty block: one byte stands for it, which the commit leaves out.
            await StageByte(upload.Bucket, upload.Key, place, id.Encoded, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await Send(place, body, cancellationToken, stream => _account.Blob(upload.Bucket, upload.Key).StageBlockAsync(
                id.Encoded, stream, cancellationToken: cancellationToken)).ConfigureAwait(false);
        }

        return PartTag.Give(id, size);
    }

    /// <inheritdoc/>
    public override async Task<ObjectInfo> CompleteUpload(
        UploadReference upload, WriteRequest request, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(parts);
        BlobPlace place = Place(upload.Bucket, upload.Key);
        List<(BlockId Block, long Size)> given = [.. parts.Select(part => (
            PartTag.Block(upload.Id, part) ?? throw place.Error(
                StorageErrorCode.InvalidArgument, $"part {part.Number} was not uploaded. Give what UploadPart gave, unchanged."),
            part.Size))];
        Dictionary<BlockId, long> staged = await Staged(upload, cancellationToken).ConfigureAwait(false);
        await RequireOpen(upload, cancellationToken).ConfigureAwait(false);
        RequireLatest(place, given.Select(part => part.Block), staged);
        if (!AreStaged(given, staged))
        {
            // Another commit of the key has voided the blocks. Where a condition was given, that is why it fails.
            await CheckConditions(request, cancellationToken).ConfigureAwait(false);
            throw Voided(place);
        }

        List<string> blocks = [.. given.Where(part => part.Size > 0).Select(part => part.Block.Encoded)];
        ObjectInfo info = await Commit(place, request, blocks, parts.Sum(part => part.Size), cancellationToken).ConfigureAwait(false);

        // The object is written: what is left to do neither fails the call nor is cancelled with it.
        await End(upload, CancellationToken.None).ConfigureAwait(false);
        return info;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Committing would be the only way to remove blocks, and would write the object. So each gives its bytes back and keeps one, which the next write of the key
    /// or a week removes.
    /// </remarks>
    public override async Task AbortUpload(UploadReference upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);
        if (!UploadMarker.IsId(upload.Id) || !await IsOpen(upload, cancellationToken).ConfigureAwait(false))
        {
            _open.TryRemove(upload.Id, out _);
            return;
        }

        await ShrinkStaged(upload, cancellationToken).ConfigureAwait(false);
        await End(upload, cancellationToken).ConfigureAwait(false);

        // A block whose request was cancelled when Azure had it already may come late.
        await ShrinkStaged(upload, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task<UploadPage> ListUploads(string bucket, string prefix, string? pageToken, CancellationToken cancellationToken) =>
        Ask(Place(bucket), cancellationToken, async () =>
        {
            Page<BlobItem>? page = await FirstPage(Markers(bucket, UploadMarker.UploadsPrefix, cancellationToken), pageToken, GreatestPage, cancellationToken)
                .ConfigureAwait(false);
            var uploads = new List<UploadInfo>();
            foreach (MarkerName marker in (page?.Values ?? []).Select(item => UploadMarker.Parse(item.Name)).OfType<MarkerName>())
            {
                if (marker.Index == 0
                    && await KeyOf(bucket, marker, cancellationToken).ConfigureAwait(false) is { } key
                    && key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    uploads.Add(new UploadInfo(key, marker.Upload, UploadMarker.StartedAt(marker.Upload)));
                }
            }

            return new UploadPage(uploads, page is null ? null : NextToken(page));
        });

    /// <inheritdoc/>
    /// <remarks>What writers that died leave behind are uploads.</remarks>
    public override Task<int> SweepScratch(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken) => Task.FromResult(0);

    private AsyncPageable<BlobItem> Markers(string bucket, string prefix, CancellationToken cancellationToken) =>
        _account.Container(bucket).GetBlobsAsync(
            new GetBlobsOptions { Prefix = prefix, States = BlobStates.Uncommitted, ResponseFormat = StorageResponseFormat.Xml }, cancellationToken);

    /// <summary>The key of an upload, whose later pieces are asked for where it is long. Null when a piece is gone.</summary>
    private async Task<string?> KeyOf(string bucket, MarkerName first, CancellationToken cancellationToken)
    {
        List<byte> key = [.. first.Piece];
        if (first.Count > 1)
        {
            int index = 1;
            string prefix = $"{UploadMarker.UploadsPrefix}{first.Upload}/";
            await foreach (BlobItem item in Markers(bucket, prefix, cancellationToken).ConfigureAwait(false))
            {
                if (UploadMarker.Parse(item.Name) is { } marker && marker.Index == index)
                {
                    key.AddRange(marker.Piece);
                    index++;
                }
            }

            if (index != first.Count)
            {
                return null;
            }
        }

        return System.Text.Encoding.UTF8.GetString([.. key]);
    }

    private async Task CheckConditions(WriteRequest request, CancellationToken cancellationToken)
    {
        if (request.IfMatch is null && !request.IfAbsent)
        {
            return;
        }

        BlobProperties? present = await TryGetProperties(
            _account.Blob(request.Bucket, request.Key), request.Bucket, request.Key, null, cancellationToken).ConfigureAwait(false);
        if (request.IfAbsent && present is not null)
        {
            throw StorageErrors.PreconditionFailed(Name, request.Bucket, request.Key, "IfAbsent was asked for, but the object exists");
        }

        if (request.IfMatch is { } etag && (present is null || Infos.Text(present.ETag) != etag))
        {
            string why = present is null ? "the object does not exist" : $"the object has the ETag {Infos.Text(present.ETag)}";
            throw StorageErrors.PreconditionFailed(Name, request.Bucket, request.Key, $"the ETag {etag} was asked for, but {why}");
        }
    }

    /// <summary>Marks an upload as open, so that a sweep finds what it has staged.</summary>
    private async Task Mark(BlobPlace place, string upload, CancellationToken cancellationToken)
    {
        foreach (string name in UploadMarker.Names(upload, place.Key!))
        {
            await StageByte(place.Bucket, name, place, new BlockId(upload, 0, _clock.Next()).Encoded, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The blocks of an upload that are staged and not committed, with their sizes.</summary>
    private async Task<Dictionary<BlockId, long>> Staged(UploadReference upload, CancellationToken cancellationToken)
    {
        BlockList? list = await TryGetBlocks(upload.Bucket, upload.Key, BlockListTypes.Uncommitted, cancellationToken).ConfigureAwait(false);
        var staged = new Dictionary<BlockId, long>();
        foreach (BlobBlock block in list?.UncommittedBlocks ?? [])
        {
            if (BlockId.Parse(block.Name) is { } id && id.Upload == upload.Id)
            {
                staged[id] = block.SizeLong;
            }
        }

        return staged;
    }

    /// <summary>The blocks of a blob. Null when it has none at all, or is of another type. A fault tells what they are about.</summary>
    private async Task<BlockList?> TryGetBlocks(
        string bucket, string key, BlockListTypes types, CancellationToken cancellationToken, BlobPlace? about = null)
    {
        try
        {
            Response<BlockList> answer = await Ask(
                about ?? Place(bucket, key),
                cancellationToken,
                () => _account.Blob(bucket, key).GetBlockListAsync(types, cancellationToken: cancellationToken))
                .ConfigureAwait(false);
            return answer.Value;
        }
        catch (StorageException none) when (none.Code is StorageErrorCode.ObjectNotFound or StorageErrorCode.InvalidArgument)
        {
            return null;
        }
    }

    private async Task<bool> IsOpen(UploadReference upload, CancellationToken cancellationToken)
    {
        BlockList? mark = await TryGetBlocks(
            upload.Bucket, UploadMarker.Names(upload.Id, upload.Key)[0], BlockListTypes.All, cancellationToken, Place(upload.Bucket, upload.Key))
            .ConfigureAwait(false);
        return mark is not null;
    }

    private async Task RequireOpen(UploadReference upload, CancellationToken cancellationToken)
    {
        if (!UploadMarker.IsId(upload.Id) || !await IsOpen(upload, cancellationToken).ConfigureAwait(false))
        {
            throw StorageErrors.UploadNotFound(Name, upload.Bucket, upload.Key);
        }
    }

    /// <summary>Whether blocks are staged with their sizes; one byte stands for none.</summary>
    private static bool AreStaged(List<(BlockId Block, long Size)> blocks, Dictionary<BlockId, long> staged) =>
        blocks.TrueForAll(one => staged.GetValueOrDefault(one.Block) == Math.Max(one.Size, 1));

    /// <summary>Refuses a part that was sent again since.</summary>
    private static void RequireLatest(BlobPlace place, IEnumerable<BlockId> given, Dictionary<BlockId, long> staged)
    {
        Dictionary<int, string> latest = staged.Keys
            .GroupBy(block => block.Number)
            .ToDictionary(attempts => attempts.Key, attempts => attempts.Select(block => block.Attempt).Max(StringComparer.Ordinal)!);
        foreach (BlockId part in given)
        {
            if (latest.TryGetValue(part.Number, out string? attempt) && attempt != part.Attempt)
            {
                throw place.Error(
                    StorageErrorCode.InvalidArgument,
                    $"part {part.Number} was sent again since. Give what the last UploadPart of this number gave.");
            }
        }
    }

    /// <summary>Makes blocks the object. Where it was made already and only the answer got lost, that counts.</summary>
    private async Task<ObjectInfo> Commit(
        BlobPlace place, WriteRequest request, List<string> blocks, long size, CancellationToken cancellationToken)
    {
        BlockBlobClient blob = _account.Blob(place.Bucket, place.Key!);
        try
        {
            Response<BlobContentInfo> answer = await Ask(place, cancellationToken, () => blob.CommitBlockListAsync(
                blocks,
                new CommitBlockListOptions
                {
                    HttpHeaders = Infos.Headers(request.Headers),
                    Metadata = MetadataText.Encode(request.Metadata),
                    Tags = NullIfNone(TagText.Encode(request.Tags, place)),
                    AccessTier = Tiers.ToAzure(request.Tier),
                    Conditions = Conditions.Of(request),
                },
                cancellationToken)).ConfigureAwait(false);
            return Infos.Written(request, size, answer.Value);
        }
        catch (StorageException lost) when (lost.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.Conflict)
        {
            if (blocks.Count > 0
                && await IsCommitted(place, blocks, cancellationToken).ConfigureAwait(false)
                && await GetInfo(place.Bucket, place.Key!, cancellationToken).ConfigureAwait(false) is { } info)
            {
                return info;
            }

            if (lost.Code == StorageErrorCode.Conflict)
            {
                await CheckConditions(request, cancellationToken).ConfigureAwait(false);
            }

            throw;
        }
    }

    private async Task<bool> IsCommitted(BlobPlace place, List<string> blocks, CancellationToken cancellationToken)
    {
        BlockList? list = await TryGetBlocks(place.Bucket, place.Key!, BlockListTypes.Committed, cancellationToken).ConfigureAwait(false);
        return list is not null && list.CommittedBlocks.Select(block => block.Name).SequenceEqual(blocks);
    }

    private static StorageException Voided(BlobPlace place) => place.Error(
        StorageErrorCode.Conflict,
        "another write of the same object was completed in the meantime, which makes Azure drop the parts of all unfinished ones, or they are older than a week. "
        + "Upload it again.");

    /// <summary>Shrinks what an upload has staged.</summary>
    private async Task ShrinkStaged(UploadReference upload, CancellationToken cancellationToken)
    {
        Dictionary<BlockId, long> staged = await Staged(upload, cancellationToken).ConfigureAwait(false);
        await Shrink(
            Place(upload.Bucket, upload.Key), staged.Where(block => block.Value > 1).Select(block => block.Key.Encoded), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Replaces staged blocks by one byte each.</summary>
    private Task Shrink(BlobPlace place, IEnumerable<string> blocks, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        blocks,
        new ParallelOptions { MaxDegreeOfParallelism = SmallRequests, CancellationToken = cancellationToken },
        async (block, token) => await StageByte(place.Bucket, place.Key!, place, block, token).ConfigureAwait(false));

    private Task<Response<BlockInfo>> StageByte(string bucket, string name, BlobPlace place, string block, CancellationToken cancellationToken) => Ask(
        place,
        cancellationToken,
        async () =>
        {
            using var one = new MemoryStream([0]);
            return await _account.Blob(bucket, name).StageBlockAsync(block, one, cancellationToken: cancellationToken).ConfigureAwait(false);
        });

    /// <summary>Removes the marks of an upload: only what is committed can be deleted. What fails is left for a sweep or for Azure's week.</summary>
    private async Task End(UploadReference upload, CancellationToken cancellationToken)
    {
        _open.TryRemove(upload.Id, out _);
        foreach (string name in UploadMarker.Names(upload.Id, upload.Key).Reverse())
        {
            BlockBlobClient mark = _account.Blob(upload.Bucket, name);
            BlobPlace place = Place(upload.Bucket, upload.Key);
            try
            {
                await Ask(place, cancellationToken, () => mark.CommitBlockListAsync([], cancellationToken: cancellationToken)).ConfigureAwait(false);
                await Ask(place, cancellationToken, () => mark.DeleteIfExistsAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
            }
            catch (StorageException)
            {
                return;
            }
        }
    }
}
