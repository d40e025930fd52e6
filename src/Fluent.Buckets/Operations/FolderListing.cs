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

    private protected override IAsyncEnumerable<ListEntry> Enumerate(CancellationToken cancellationToken) =>
        Lister.Folder(_bucket, _prefix, _settings, cancellationToken);
}
