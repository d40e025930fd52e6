using Azure;
using Azure.Storage.Blobs.Models;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <inheritdoc/>
    public override Task<bool> BucketExists(string bucket, CancellationToken cancellationToken) =>
        Ask(Place(bucket), cancellationToken, async () =>
        {
            Response<bool> answer = await _account.Container(bucket).ExistsAsync(cancellationToken).ConfigureAwait(false);
            return answer.Value;
        });

    /// <inheritdoc/>
    public override Task CreateBucket(string bucket, CancellationToken cancellationToken) =>
        Ask(Place(bucket), cancellationToken, () => _account.Container(bucket).CreateAsync(cancellationToken: cancellationToken));

    /// <inheritdoc/>
    /// <remarks>
    /// Azure deletes a container with all that is in it, so that it is looked into first; what is written between the two requests goes with it. Unfinished
    /// uploads do not count as content.
    /// </remarks>
    public override async Task DeleteBucket(string bucket, CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            ObjectPage page = await List(new ListRequest { Bucket = bucket, Prefix = string.Empty, PageToken = token }, cancellationToken)
                .ConfigureAwait(false);
            if (page.Entries.Count > 0)
            {
                throw StorageErrors.BucketNotEmpty(Name, bucket);
            }

            token = page.NextPageToken;
        }
        while (token is not null);

        // It was there a moment ago: when it is not any more, it was deleted, by this call whose first answer got lost, or by others.
        await Ask(Place(bucket), cancellationToken, () => _account.Container(bucket).DeleteIfExistsAsync(cancellationToken: cancellationToken))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task<BucketPage> ListBuckets(string? pageToken, CancellationToken cancellationToken) =>
        Ask(Place(string.Empty), cancellationToken, async () =>
        {
            Page<BlobContainerItem>? page = await FirstPage(
                _account.Service.GetBlobContainersAsync(cancellationToken: cancellationToken), pageToken, GreatestPage, cancellationToken)
                .ConfigureAwait(false);
            return page is null
                ? new BucketPage([], null)
                : new BucketPage([.. page.Values.Select(container => container.Name)], NextToken(page));
        });

    private static async Task<Page<T>?> FirstPage<T>(
        AsyncPageable<T> pages, string? token, int size, CancellationToken cancellationToken)
        where T : notnull
    {
        IAsyncEnumerator<Page<T>> walk = pages.AsPages(token, size).GetAsyncEnumerator(cancellationToken);
        await using (walk.ConfigureAwait(false))
        {
            return await walk.MoveNextAsync().ConfigureAwait(false) ? walk.Current : null;
        }
    }

    private static string? NextToken<T>(Page<T> page)
        where T : notnull => string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
}
