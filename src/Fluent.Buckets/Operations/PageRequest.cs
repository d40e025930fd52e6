namespace Fluent.Buckets;

/// <summary>Asks for one page of a listing.</summary>
internal sealed class PageRequest<T>(PageQuery query, Func<BucketPlace, ListEntry, T?> give, CancellationToken cancellationToken)
    : StorageRequest<ListedPage<T>>(cancellationToken)
    where T : class
{
    private protected override string Verb => "Page";

    private protected override (Bucket Bucket, string? Key) Subject => (query.Bucket, null);

    private protected override long? ItemsOf(ListedPage<T> result) => result.Items.Count;

    private protected override Task<ListedPage<T>> RunCore(CancellationToken cancellationToken) => Pager.Page(query, give, cancellationToken);
}
