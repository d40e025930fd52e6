namespace Fluent.Buckets;

/// <summary>
/// A lazy, complete listing of versions, one request a page: those of each key newest first, with the marks of deletions where the store keeps them.
/// </summary>
public sealed class VersionListing : StorageListing<ObjectVersion>
{
    private readonly Bucket _bucket;
    private readonly string? _key;
    private readonly string _prefix;
    private readonly ListSettings _settings = new();

    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The one key whose versions are listed. Null means every key of the prefix.</param>
    /// <param name="prefix">What the keys start with; not used with a key.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    internal VersionListing(Bucket bucket, string? key, string prefix, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _key = key;
        _prefix = prefix;
    }

    /// <summary>Sets how many versions one request asks for. The listing is complete all the same.</summary>
    /// <param name="count">At least 1. A store may give fewer at once.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public VersionListing PageSize(int count)
    {
        _settings.SetPageSize(count);
        return this;
    }

    private protected override ObjectStore? TryGetStore() => _bucket.TryGetStore();

    private protected override ListingSubject Subject => _key is null
        ? ListingSubject.Of("ListVersions", _bucket, _prefix)
        : new ListingSubject("ListVersions", _bucket.Name, _bucket.Prefix + _key, null);

    private protected override IAsyncEnumerable<ObjectVersion> Enumerate(CancellationToken cancellationToken) =>
        VersionLister.Versions(_bucket, _key, _prefix, _settings.PageSize, cancellationToken);
}
