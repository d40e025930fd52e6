namespace Fluent.Buckets;

/// <summary>A lazy listing of a bucket's unfinished multipart uploads.</summary>
public sealed class UploadListing : StorageListing<UploadInfo>
{
    private readonly Bucket _bucket;
    private readonly string _prefix;

    internal UploadListing(Bucket bucket, string prefix, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _prefix = prefix;
    }

    private protected override ObjectStore? TryGetStore() => _bucket.TryGetStore();

    private protected override ListingSubject Subject => ListingSubject.Of("ListUploads", _bucket, _prefix);

    private protected override IAsyncEnumerable<UploadInfo> Enumerate(CancellationToken cancellationToken) =>
        Lister.Uploads(_bucket, _prefix, cancellationToken);
}
