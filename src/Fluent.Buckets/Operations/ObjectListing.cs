namespace Fluent.Buckets;

/// <summary>A lazy, complete listing of a bucket's objects, one request a page.</summary>
public sealed class ObjectListing : StorageListing<ObjectInfo>
{
    private readonly Bucket _bucket;
    private readonly string _prefix;
    private readonly Glob? _glob;
    private readonly ListSettings _settings = new();

    internal ObjectListing(Bucket bucket, string prefix, Glob? glob, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _prefix = prefix;
        _glob = glob;
    }

    /// <summary>Starts the listing after a key, which need not exist. Enumerating throws NotSupported where the store cannot.</summary>
    /// <param name="key">The key after which to start.</param>
    public ObjectListing StartAfter(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _settings.StartAfter = key;
        return this;
    }

    /// <summary>Sets how many objects one request asks for. The listing is complete all the same.</summary>
    /// <param name="count">At least 1. A store may give fewer at once.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public ObjectListing PageSize(int count)
    {
        _settings.SetPageSize(count);
        return this;
    }

    /// <summary>
    /// Asks for one page of the listing, for lists that a person turns over: one request where the store allows. A pattern may need more, and
    /// reads at most one of the store's own pages again.
    /// </summary>
    /// <param name="size">The greatest number of objects of the page; at least 1. Fewer come only on the last page.</param>
    /// <param name="token">
    /// The <see cref="ListedPage{T}.NextToken"/> of the page before, from this process or another. Null means the first page. Bucket, prefix,
    /// pattern and <see cref="StartAfter"/> must be those of the page before; the size may differ.
    /// </param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a size below 1. When awaited: InvalidArgument: not a token of this listing. BucketNotFound, AccessDenied and what else
    /// the store reports.
    /// </exception>
    public StorageRequest<ListedPage<ObjectInfo>> Page(int size, string? token = null) => new PageRequest<ObjectInfo>(
        new PageQuery(_bucket, _prefix, _glob, _settings with { }, Folders: false, size, token),
        static (place, entry) => Lister.Relative(place, entry.Info!),
        CancellationToken);

    private protected override ObjectStore? TryGetStore() => _bucket.TryGetStore();

    private protected override ListingSubject Subject => ListingSubject.Of(_glob is null ? "List" : "Find", _bucket, _prefix);

    private protected override IAsyncEnumerable<ObjectInfo> Enumerate(CancellationToken cancellationToken) =>
        Lister.Objects(_bucket, _prefix, _glob, _settings, cancellationToken);
}
