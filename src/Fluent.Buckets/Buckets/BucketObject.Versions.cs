namespace Fluent.Buckets;

public sealed partial class BucketObject
{
    /// <summary>Names a version of the object, whether or not there is one.</summary>
    /// <param name="id">The store's identifier: <see cref="ObjectVersion.Id"/>, or <see cref="ObjectInfo.VersionId"/> of what was written or read.</param>
    /// <exception cref="StorageException">InvalidArgument: an empty identifier.</exception>
    public BucketObjectVersion Version(string id) => new(this, id);

    /// <summary>Lists the versions of the object, newest first, with the marks of its deletions where the store keeps them. None when it never was.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <exception cref="StorageException">
    /// When enumerated. NotSupported: the store has no versions. InvalidKey, BucketNotFound, AccessDenied and what else the store reports.
    /// </exception>
    public VersionListing ListVersions(CancellationToken cancellationToken = default) => new(Bucket, Key, string.Empty, cancellationToken);

    /// <summary>Puts the object into another tier; content, headers, metadata and tags stay.</summary>
    /// <param name="tier">One of the common tiers, or the provider's own word for one.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a tier without a name. When awaited. NotSupported: the store has no such tier. ObjectNotFound and what else the store reports.
    /// </exception>
    public StorageRequest<Done> SetTier(StorageTier tier, CancellationToken cancellationToken = default)
    {
        StorageTier.Check(tier);
        return new StorageRequest<NewTier, Done>(
            new NewTier(this, tier),
            static async (work, token) =>
            {
                ObjectPlace place = work.Target.Locate();
                place.RequireTier(work.Tier, $"SetTier({work.Tier})");
                await place.Driver.SetTier(place.Bucket, place.Key, work.Tier, token).ConfigureAwait(false);
                return default;
            },
            cancellationToken);
    }

    private sealed record NewTier(BucketObject Target, StorageTier Tier) : IOperationSubject
    {
        public (Bucket Bucket, string? Key) Subject => Target.Subject;
    }
}
