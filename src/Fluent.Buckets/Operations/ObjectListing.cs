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

    private protected override IAsyncEnumerable<ObjectInfo> Enumerate(CancellationToken cancellationToken) =>
        Lister.Objects(_bucket, _prefix, _glob, _settings, cancellationToken);
}
