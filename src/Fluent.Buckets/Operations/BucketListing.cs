namespace Fluent.Buckets;

/// <summary>A lazy listing of a store's buckets.</summary>
public sealed class BucketListing : StorageListing<Bucket>
{
    private readonly ObjectStore _store;
    private readonly Glob? _glob;

    internal BucketListing(ObjectStore store, Glob? glob, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _store = store;
        _glob = glob;
    }

    private protected override ObjectStore? TryGetStore() => _store;

    private protected override ListingSubject Subject => new(_glob is null ? "ListBuckets" : "FindBuckets", null, null, null);

    private protected override IAsyncEnumerable<Bucket> Enumerate(CancellationToken cancellationToken) =>
        Lister.Buckets(_store, _glob, cancellationToken);
}
