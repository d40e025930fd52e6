using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <inheritdoc/>
    public override async Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versionId);
        return TryGeneration(versionId) is { } generation
            ? await TryGet(bucket, key, generation, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <inheritdoc/>
    public override Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(versionId);
        return TryGeneration(versionId) is not { } generation
            ? Task.CompletedTask
            : Run(
                bucket,
                key,
                async () =>
                {
                    try
                    {
                        await _api.DeleteObject(bucket, key, generation, null, cancellationToken).ConfigureAwait(false);
                    }
                    catch (ApiFault missing) when (missing.Status == System.Net.HttpStatusCode.NotFound)
                    {
                        if (await IsBucketMissing(bucket, cancellationToken).ConfigureAwait(false))
                        {
                            throw GoogleErrors.With(StorageErrors.BucketNotFound(Name, bucket, missing.Provider), missing);
                        }
                    }
                },
                cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Google lists the versions of a key oldest first and cuts a page anywhere. So a page ends here where a key ends, and its token is the next key. Google
    /// keeps no marks of deletions: a key is deleted when none of its versions is the latest.
    /// </remarks>
    public override Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(request.Bucket, null, () => ListVersionsCore(request, cancellationToken), cancellationToken);
    }

    private async Task<VersionPage> ListVersionsCore(VersionListRequest request, CancellationToken cancellationToken)
    {
        var found = new List<StorageObject>();
        string? token = null;
        do
        {
            ObjectList page = await _api.ListObjects(
                request.Bucket,
                new ListQuery
                {
                    Prefix = request.Prefix,
                    StartOffset = request.PageToken,
                    MaxResults = GreatestPage,
                    PageToken = token,
                    Versions = true,
                },
                cancellationToken).ConfigureAwait(false);
            found.AddRange((page.Items ?? []).Where(item => request.Key is null || item.Name == request.Key));
            token = page.NextPageToken;

            // The one key that is asked for comes before every longer one of its prefix.
            if (request.Key is not null && page.Items is { Count: > 0 } items && items[^1].Name != request.Key)
            {
                token = null;
            }
        }
        while (token is not null && (request.Key is not null || found.Count == 0 || found[0].Name == found[^1].Name));

        string? next = token is null ? null : found[^1].Name;
        return new VersionPage(
            [
                .. found.Where(version => version.Name != next)
                    .GroupBy(version => version.Name!, StringComparer.Ordinal)
                    .SelectMany(key => key.OrderByDescending(version => version.Generation).Select(ToVersion)),
            ],
            next);
    }

    private static ObjectVersion ToVersion(StorageObject stored)
    {
        ObjectInfo info = ToInfo(stored, stored.Name!);
        return new ObjectVersion
        {
            Key = info.Key,
            Id = info.ETag,
            IsLatest = stored.TimeDeleted is null,
            CreatedAt = stored.TimeCreated?.ToUniversalTime(),
            Info = info,
        };
    }
}
