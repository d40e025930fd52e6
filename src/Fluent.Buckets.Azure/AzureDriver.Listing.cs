using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <summary>The greatest page of the service.</summary>
    private const int GreatestPage = 5000;

    /// <inheritdoc/>
    public override async Task<ObjectPage> List(ListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (IsBehind(request.StartAfter, request.Prefix) || !AzureKeyRules.CanBegin(request.Prefix))
        {
            await MustExist(request.Bucket, cancellationToken).ConfigureAwait(false);
            return new ObjectPage([], null);
        }

        return await Ask(Place(request.Bucket), cancellationToken, async () =>
        {
            BlobContainerClient container = _account.Container(request.Bucket);
            int size = Math.Min(request.PageSize ?? GreatestPage, GreatestPage);
            return request.Folders
                ? await ListFolders(container, request, size, cancellationToken).ConfigureAwait(false)
                : await ListBlobs(container, request, size, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task<ObjectPage> ListBlobs(
        BlobContainerClient container, ListRequest request, int size, CancellationToken cancellationToken)
    {
        Page<BlobItem>? page = await FirstPage(
            container.GetBlobsAsync(
                new GetBlobsOptions
                {
                    Prefix = NullIfEmpty(request.Prefix),
                    StartFrom = StartFrom(request),
                    ResponseFormat = StorageResponseFormat.Xml,
                },
                cancellationToken),
            request.PageToken,
            size,
            cancellationToken).ConfigureAwait(false);
        return page is null ? new ObjectPage([], null) : new ObjectPage(
            [.. page.Values.Where(item => IsListed(item.Name, request)).Select(item => ListEntry.ForObject(Infos.Of(item)))], NextToken(page));
    }

    private static async Task<ObjectPage> ListFolders(
        BlobContainerClient container, ListRequest request, int size, CancellationToken cancellationToken)
    {
        Page<BlobHierarchyItem>? page = await FirstPage(
            container.GetBlobsByHierarchyAsync(
                new GetBlobsByHierarchyOptions
                {
                    Prefix = NullIfEmpty(request.Prefix),
                    Delimiter = "/",
                    StartFrom = StartFrom(request),
                    ResponseFormat = StorageResponseFormat.Xml,
                },
                cancellationToken),
            request.PageToken,
            size,
            cancellationToken).ConfigureAwait(false);
        if (page is null)
        {
            return new ObjectPage([], null);
        }

        // The service gives objects and folders of a page apart.
        List<ListEntry> entries =
        [
            .. page.Values
                .Where(item => IsListed(item.IsPrefix ? item.Prefix : item.Blob.Name, request))
                .Select(item => item.IsPrefix ? ListEntry.ForFolder(item.Prefix) : ListEntry.ForObject(Infos.Of(item.Blob)))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal),
        ];
        return new ObjectPage(entries, NextToken(page));
    }

    /// <summary>What a listing that holds nothing has to ask all the same.</summary>
    private async Task MustExist(string bucket, CancellationToken cancellationToken)
    {
        if (!await BucketExists(bucket, cancellationToken).ConfigureAwait(false))
        {
            throw StorageErrors.BucketNotFound(Name, bucket);
        }
    }

    /// <summary>Whether the listing starts behind every key of the prefix.</summary>
    private static bool IsBehind(string? startAfter, string prefix) =>
        startAfter is not null
        && string.CompareOrdinal(startAfter, prefix) > 0
        && !startAfter.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Where the service starts, which includes the key itself. In a listing of folders it takes one segment beyond the prefix.</summary>
    private static string? StartFrom(ListRequest request)
    {
        if (request.StartAfter is not { } key || !key.StartsWith(request.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        int slash = request.Folders ? key.IndexOf('/', request.Prefix.Length) : -1;
        return NullIfEmpty(slash < 0 ? key : key[..slash]);
    }

    private static bool IsListed(string name, ListRequest request) =>
        !name.StartsWith(UploadMarker.Prefix, StringComparison.Ordinal)
        && (request.StartAfter is null || string.CompareOrdinal(name, request.StartAfter) > 0);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
