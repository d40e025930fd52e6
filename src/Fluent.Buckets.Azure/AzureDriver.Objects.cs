using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <inheritdoc/>
    public override async Task<ObjectInfo?> GetInfo(string bucket, string key, CancellationToken cancellationToken)
    {
        BlobProperties? properties = await TryGetProperties(_account.Blob(bucket, key), bucket, key, null, cancellationToken).ConfigureAwait(false);
        return properties is null ? null : Infos.Of(key, properties);
    }

    /// <inheritdoc/>
    public override Task<ObjectInfo> Write(WriteRequest request, ObjectBody body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        BlobPlace place = Place(request.Bucket, request.Key);
        Dictionary<string, string> tags = TagText.Encode(request.Tags, place);
        return WithMissingMatch(request.IfMatch, place, () => Send(place, body, cancellationToken, async stream =>
        {
            Response<BlobContentInfo> answer = await _account.Blob(request.Bucket, request.Key).UploadAsync(
                stream,
                new BlobUploadOptions
                {
                    HttpHeaders = Infos.Headers(request.Headers),
                    Metadata = MetadataText.Encode(request.Metadata),
                    Tags = NullIfNone(tags),
                    AccessTier = Tiers.ToAzure(request.Tier),
                    Conditions = Conditions.Of(request),

                    // One request, whatever the length.
                    TransferOptions = new StorageTransferOptions { InitialTransferSize = GreatestWrite + 1 },
                },
                cancellationToken).ConfigureAwait(false);
            return Infos.Written(request, stream.Length, answer.Value);
        }));
    }

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken)
    {
        BlobPlace place = Place(bucket, key);
        return WithMissingMatch(ifMatch, place, async () =>
        {
            try
            {
                return await Ask(
                    place,
                    cancellationToken,
                    () => _account.Blob(bucket, key).DeleteAsync(DeleteSnapshotsOption.None, Conditions.Of(ifMatch), cancellationToken))
                    .ConfigureAwait(false);
            }
            catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound && ifMatch is null)
            {
                return null;
            }
        });
    }

    /// <inheritdoc/>
    public override async Task<ObjectInfo> SetMetadata(
        string bucket, string key, IReadOnlyDictionary<string, string> metadata, string? ifMatch, CancellationToken cancellationToken)
    {
        BlobPlace place = Place(bucket, key);
        BlockBlobClient blob = _account.Blob(bucket, key);
        while (true)
        {
            // The answer to a change of metadata tells no size, so that the object is looked at first, and held to what it was then.
            BlobProperties before = await Properties(blob, place, Conditions.Of(ifMatch), cancellationToken).ConfigureAwait(false);
            try
            {
                Response<BlobInfo> answer = await Ask(
                    place,
                    cancellationToken,
                    () => blob.SetMetadataAsync(
                        MetadataText.Encode(metadata), new BlobRequestConditions { IfMatch = before.ETag }, cancellationToken)).ConfigureAwait(false);
                return Infos.Of(key, before) with
                {
                    ETag = Infos.Text(answer.Value.ETag),
                    LastModified = answer.Value.LastModified,
                    VersionId = answer.Value.VersionId ?? before.VersionId,
                    Metadata = metadata,
                };
            }
            catch (StorageException changed) when (changed.Code == StorageErrorCode.PreconditionFailed && ifMatch is null)
            {
                // Somebody was faster: look again.
            }
        }
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetTags(string bucket, string key, CancellationToken cancellationToken) =>
        Ask(Place(bucket, key), cancellationToken, async () =>
        {
            Response<GetBlobTagResult> answer = await _account.Blob(bucket, key).GetTagsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return TagText.Decode(answer.Value.Tags);
        });

    /// <inheritdoc/>
    public override Task SetTags(
        string bucket, string key, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        BlobPlace place = Place(bucket, key);
        Dictionary<string, string> encoded = TagText.Encode(tags, place);
        return Ask(
            place, cancellationToken, () => _account.Blob(bucket, key).SetTagsAsync(encoded, cancellationToken: cancellationToken));
    }

    /// <inheritdoc/>
    public override Task SetTier(string bucket, string key, StorageTier tier, CancellationToken cancellationToken) => Ask(
        Place(bucket, key),
        cancellationToken,
        () => _account.Blob(bucket, key).SetAccessTierAsync(Tiers.ToAzure(tier)!.Value, cancellationToken: cancellationToken));

    /// <summary>The properties of a blob. Null when it does not exist; a missing container is BucketNotFound.</summary>
    private async Task<BlobProperties?> TryGetProperties(
        BlobBaseClient blob, string bucket, string key, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        try
        {
            return await Properties(blob, Place(bucket, key), conditions, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound)
        {
            return null;
        }
    }

    private static async Task<BlobProperties> Properties(
        BlobBaseClient blob, BlobPlace place, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        Response<BlobProperties> answer = await Ask(
            place, cancellationToken, () => blob.GetPropertiesAsync(conditions, cancellationToken)).ConfigureAwait(false);
        return answer.GetRawResponse().Status == 304 ? throw StorageErrors.NotModified(place.Store, place.Bucket, place.Key!) : answer.Value;
    }

    /// <summary>A missing object does not have the ETag that was asked for.</summary>
    private static async Task<T> WithMissingMatch<T>(string? ifMatch, BlobPlace place, Func<Task<T>> request)
    {
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound && ifMatch is not null)
        {
            throw StorageErrors.PreconditionFailed(
                place.Store, place.Bucket, place.Key!, $"the ETag {ifMatch} was asked for, but the object does not exist", missing.InnerException);
        }
    }

    private static Dictionary<string, string>? NullIfNone(Dictionary<string, string> entries) => entries.Count == 0 ? null : entries;
}
