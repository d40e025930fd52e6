namespace Fluent.Buckets;

/// <summary>A lazy listing of one folder: its objects, and its folders as one line each.</summary>
public sealed class FolderListing : StorageListing<ListEntry>
{
    private readonly Bucket _bucket;
    private readonly string _prefix;
    private readonly ListSettings _settings = new();

    internal FolderListing(Bucket bucket, string prefix, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _prefix = prefix;
    }

    /// <summary>Sets how many lines one request asks for. The listing is complete all the same.</summary>
    /// <param name="count">At least 1. A store may give fewer at once.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public FolderListing PageSize(int count)
    {
        _settings.SetPageSize(count);
        return this;
    }

    /// <summary>Asks for one page of the listing, for lists that a person turns over: one request where the store allows.</summary>
    /// <param name="size">The greatest number of lines of the page; at least 1. Fewer come only on the last page.</param>
    /// <param name="token">
    /// The <see cref="ListedPage{T}.NextToken"/> of the page before, from this process or another. Null means the first page. Bucket and prefix
    /// must be those of the page before; the size may differ.
    /// </param>
    /// <exception cref="StorageException">
    /// InvalidArgument: a size below 1. When awaited: InvalidArgument: not a token of this listing. BucketNotFound, AccessDenied and what else
    /// the store reports.
    /// </exception>
    public StorageRequest<ListedPage<ListEntry>> Page(int size, string? token = null) => new PageRequest<ListEntry>(
        new PageQuery(_bucket, _prefix, null, _settings with { }, Folders: true, size, token), Lister.Relative, CancellationToken);

    private protected override ObjectStore? TryGetStore() => _bucket.TryGetStore();

    private protected override ListingSubject Subject => ListingSubject.Of("ListFolder", _bucket, _prefix);

    private protected override IAsyncEnumerable<ListEntry> Enumerate(CancellationToken cancellationToken) =>
        Lister.Folder(_bucket, _prefix, _settings, cancellationToken);
}
