namespace Fluent.Buckets;

/// <summary>A lazy, complete listing of a typed bucket's objects, one request a page, with their keys parsed.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <remarks>An object whose key does not parse ends the listing with InvalidKey, unless <see cref="SkipUnparsable"/> is said.</remarks>
public sealed class KeyListing<TKey> : StorageListing<ObjectEntry<TKey>>
    where TKey : IObjectKey<TKey>
{
    private readonly Bucket _bucket;
    private readonly KeyPrefix _prefix;
    private readonly ListSettings _settings = new();
    private bool _skipUnparsable;

    internal KeyListing(Bucket bucket, KeyPrefix prefix, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _prefix = prefix;
    }

    /// <summary>Passes over objects whose keys do not parse.</summary>
    public KeyListing<TKey> SkipUnparsable()
    {
        _skipUnparsable = true;
        return this;
    }

    /// <summary>Starts the listing after a key, which need not exist. Enumerating throws NotSupported where the store cannot.</summary>
    /// <param name="key">The key after which to start.</param>
    /// <exception cref="StorageException">InvalidKey: the key has a value that it cannot write.</exception>
    public KeyListing<TKey> StartAfter(TKey key)
    {
        _settings.StartAfter = TypedKey.TextOf(key);
        return this;
    }

    /// <summary>Sets how many objects one request asks for. The listing is complete all the same.</summary>
    /// <param name="count">At least 1. A store may give fewer at once.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public KeyListing<TKey> PageSize(int count)
    {
        _settings.SetPageSize(count);
        return this;
    }

    /// <summary>Asks for one page of the listing, for lists that a person turns over: one request where the store allows.</summary>
    /// <param name="size">The greatest number of objects of the page; at least 1. Fewer come only on the last page.</param>
    /// <param name="token">
    /// The <see cref="ListedPage{T}.NextToken"/> of the page before, from this process or another. Null means the first page. Bucket, prefix and
    /// <see cref="StartAfter"/> must be those of the page before; the size may differ.
    /// </param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a size below 1. When awaited: InvalidArgument: not a token of this listing. InvalidKey: a key does not parse. BucketNotFound, AccessDenied and what else
    /// the store reports.
    /// </exception>
    public StorageRequest<ListedPage<ObjectEntry<TKey>>> Page(int size, string? token = null)
    {
        bool skip = _skipUnparsable;
        return new PageRequest<ObjectEntry<TKey>>(
            new PageQuery(_bucket, _prefix.ToString(), Glob: null, _settings with { }, Folders: false, size, token),
            (place, entry) => TypedLister.Entry<TKey>(_bucket, Lister.Relative(place, entry.Info!), skip),
            CancellationToken);
    }

    private protected override ObjectStore? TryGetStore() => _bucket.TryGetStore();

    private protected override ListingSubject Subject => ListingSubject.Of("List", _bucket, _prefix.ToString());

    private protected override IAsyncEnumerable<ObjectEntry<TKey>> Enumerate(CancellationToken cancellationToken) =>
        TypedLister.Entries<TKey>(_bucket, _prefix.ToString(), _settings, _skipUnparsable, cancellationToken);
}
