using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <inheritdoc/>
    public override async Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken)
    {
        BlobProperties? properties = await TryGetProperties(Versioned(bucket, key, versionId), bucket, key, null, cancellationToken).ConfigureAwait(false);
        return properties is null ? null : Infos.Of(key, properties) with { VersionId = versionId };
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Azure lists the versions of a blob oldest first. A page of ours ends between two keys, so that each key's versions can be turned round; its token is the
    /// page of the service in which it goes on, and the last key that is done.
    /// </remarks>
    public override async Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!AzureKeyRules.CanBegin(request.Prefix))
        {
            await MustExist(request.Bucket, cancellationToken).ConfigureAwait(false);
            return new VersionPage([], null);
        }

        return await Ask(Place(request.Bucket, request.Key), cancellationToken, async () =>
        {
            (string? token, string? done) = VersionToken.Parse(request.PageToken);
            var blobs = new GetBlobsOptions { Prefix = NullIfEmpty(request.Prefix), States = BlobStates.Version, ResponseFormat = StorageResponseFormat.Xml };
            AsyncPageable<BlobItem> listing = _account.Container(request.Bucket).GetBlobsAsync(blobs, cancellationToken);
            var groups = new VersionGroups(request.Key, done);
            await foreach (Page<BlobItem> page in listing.AsPages(token, GreatestPage).ConfigureAwait(false))
            {
                groups.Add(page.Values, token);
                token = NextToken(page);
                if (token is not null && groups.HasWholeKey)
                {
                    return groups.ToPage(isLast: false);
                }
            }

            return groups.ToPage(isLast: true);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>Azure does not delete the present version by its identifier: the blob is deleted first, which makes it an earlier one.</remarks>
    public override async Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken)
    {
        BlobPlace place = Place(bucket, key);
        BlobBaseClient version = Versioned(bucket, key, versionId);
        while (true)
        {
            try
            {
                await Ask(place, cancellationToken, async () =>
                {
                    try
                    {
                        return await version.DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    }
                    catch (RequestFailedException present) when (AzureErrors.Is(present, "OperationNotAllowedOnRootBlob"))
                    {
                        Response<BlobProperties> properties = await version.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                        await _account.Blob(bucket, key).DeleteAsync(
                            DeleteSnapshotsOption.None, new BlobRequestConditions { IfMatch = properties.Value.ETag }, cancellationToken)
                            .ConfigureAwait(false);
                        return await version.DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    }
                }).ConfigureAwait(false);
                return;
            }
            catch (StorageException raced) when (raced.Code == StorageErrorCode.PreconditionFailed)
            {
                // Another write made it an earlier version: now it can be deleted by its identifier.
            }
            catch (StorageException missing) when (missing.Code == StorageErrorCode.ObjectNotFound)
            {
                return;
            }
        }
    }
}
