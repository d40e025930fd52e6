namespace Fluent.Buckets;

/// <summary>
/// Reads the content of a typed bucket's objects, several at once, and gives it in the order of the listing. An object that is deleted meanwhile is
/// passed over.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TContent">The type of the content.</typeparam>
/// <remarks>An object whose key does not parse ends the listing with InvalidKey, unless <see cref="SkipUnparsable"/> is said.</remarks>
public sealed class ContentListing<TKey, TContent> : StorageListing<TContent>
    where TKey : IObjectKey<TKey>
    where TContent : class
{
    private readonly Bucket _bucket;
    private readonly KeyPrefix _prefix;
    private readonly KeyListing<TKey> _entries;
    private readonly IContentSerializer<TContent> _serializer;
    private int _parallelism = TransferDefaults.Parallelism;

    internal ContentListing(
        Bucket bucket, KeyPrefix prefix, IContentSerializer<TContent> serializer, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _prefix = prefix;
        _entries = new KeyListing<TKey>(bucket, prefix, CancellationToken.None);
        _serializer = serializer;
    }

    /// <summary>Passes over objects whose keys do not parse.</summary>
    public ContentListing<TKey, TContent> SkipUnparsable()
    {
        _entries.SkipUnparsable();
        return this;
    }

    /// <summary>Sets how many objects are read at once. As many are in memory.</summary>
    /// <param name="parallelism">At least 1; the default is 4.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public ContentListing<TKey, TContent> WithParallelism(int parallelism)
    {
        TransferDefaults.CheckParallelism(parallelism);
        _parallelism = parallelism;
        return this;
    }

    private protected override ObjectStore? TryGetStore() => _bucket.TryGetStore();

    private protected override ListingSubject Subject => ListingSubject.Of("ReadAll", _bucket, _prefix.ToString());

    private protected override IAsyncEnumerable<TContent> Enumerate(CancellationToken cancellationToken) =>
        TypedLister.Contents(_bucket, _entries, _serializer, _parallelism, cancellationToken);
}
