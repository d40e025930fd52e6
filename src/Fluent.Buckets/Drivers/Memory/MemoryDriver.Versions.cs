using System.Globalization;

namespace Fluent.Buckets;

public sealed partial class MemoryDriver
{
    private const int NumberLength = 16;

    /// <inheritdoc/>
    public override Task<ObjectInfo?> GetVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        _options.KeepVersions
            ? In(bucket, cancellationToken, found => found.History!.Find(key, versionId)?.Stored?.Info)
            : base.GetVersion(bucket, key, versionId, cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<string, string>> GetVersionTags(
        string bucket, string key, string versionId, CancellationToken cancellationToken) => _options.KeepVersions
            ? In(bucket, cancellationToken, found => FindVersion(found, bucket, key, versionId).Tags)
            : base.GetVersionTags(bucket, key, versionId, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The token of a page is the number and key of its last version, so that it survives what is written and deleted between two pages.</remarks>
    public override Task<VersionPage> ListVersions(VersionListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !_options.KeepVersions ? base.ListVersions(request, cancellationToken) : In(request.Bucket, cancellationToken, found =>
        {
            int size = request.PageSize ?? DefaultPageSize;
            var versions = new List<ObjectVersion>();
            foreach (ObjectVersion version in Versions(found.History!, request))
            {
                if (versions.Count == size)
                {
                    return new VersionPage(versions, versions[^1].Id + versions[^1].Key);
                }

                versions.Add(version);
            }

            return new VersionPage(versions, null);
        });
    }

    /// <inheritdoc/>
    public override Task DeleteVersion(string bucket, string key, string versionId, CancellationToken cancellationToken) =>
        !_options.KeepVersions ? base.DeleteVersion(bucket, key, versionId, cancellationToken) : In(bucket, cancellationToken, found =>
        {
            if (found.History!.Find(key, versionId) is not null)
            {
                found.RemoveVersion(key, versionId);
            }

            return true;
        });

    private static IEnumerable<ObjectVersion> Versions(MemoryHistory history, VersionListRequest request)
    {
        (long before, string? after) = Position(request.PageToken);
        IEnumerable<string> keys = request.Key is { } only ? [only] : From(history.Keys, request.Prefix, null);
        foreach (string key in keys.SkipWhile(key => after is not null && Utf8Order.Compare(key, after) < 0))
        {
            if (!key.StartsWith(request.Prefix, StringComparison.Ordinal))
            {
                yield break;
            }

            IReadOnlyList<MemoryVersion> versions = history.Of(key);
            for (int at = versions.Count - 1; at >= 0; at--)
            {
                if (key != after || versions[at].Number < before)
                {
                    yield return versions[at].Tell(key, isLatest: at == versions.Count - 1);
                }
            }
        }
    }

    /// <summary>The number and key of the last version of the page before.</summary>
    private static (long Number, string? Key) Position(string? token)
    {
        if (token is null)
        {
            return default;
        }

        long number = 0;
        bool known = token.Length > NumberLength
            && long.TryParse(token.AsSpan(0, NumberLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        return known
            ? (number, token[NumberLength..])
            : throw StorageErrors.InvalidArgument($"'{token}' is not a page token of a memory store. Give the token of the page before, unchanged.");
    }

    private MemoryObject FindVersion(MemoryBucket found, string bucket, string key, string versionId) =>
        found.History!.Find(key, versionId)?.Stored ?? throw StorageErrors.VersionNotFound(Name, bucket, key, versionId);

    private long NextNumber() => Interlocked.Increment(ref _versions);
}
