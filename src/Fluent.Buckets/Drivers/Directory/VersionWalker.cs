using System.Globalization;

namespace Fluent.Buckets;

/// <summary>Walks the versions of a bucket: keys in their order in UTF-8, the versions of each newest first.</summary>
/// <param name="layout">The store's layout.</param>
/// <param name="request">What to list.</param>
/// <param name="cancellationToken">Cancels the walk.</param>
internal sealed class VersionWalker(DirectoryLayout layout, VersionListRequest request, CancellationToken cancellationToken)
{
    private const int NumberLength = 16;

    private readonly int _pageSize = request.PageSize ?? DirectoryWalker.DefaultPageSize;

    /// <summary>The page. Its token holds the place of its last version, which needs not exist any more.</summary>
    public VersionPage Page()
    {
        var versions = new List<ObjectVersion>();
        long last = 0;
        foreach ((long number, ObjectVersion version) in Versions())
        {
            if (versions.Count == _pageSize)
            {
                string place = last.ToString("x16", CultureInfo.InvariantCulture);
                return new VersionPage(versions, place + new ListPosition(versions[^1].Key, WholeFolder: false).ToToken());
            }

            versions.Add(version);
            last = number;
        }

        return new VersionPage(versions, null);
    }

    private IEnumerable<(long Number, ObjectVersion Version)> Versions()
    {
        (long Number, ListPosition Key)? after = request.PageToken is { } token ? Parse(token) : null;
        if (after is { } place)
        {
            foreach ((long number, ObjectVersion version) in VersionsOf(place.Key.Key).Where(item => item.Number < place.Number))
            {
                yield return (number, version);
            }
        }

        foreach (string key in Keys(after?.Key))
        {
            foreach ((long number, ObjectVersion version) in VersionsOf(key))
            {
                yield return (number, version);
            }
        }
    }

    private IEnumerable<string> Keys(ListPosition? after)
    {
        if (request.Key is { } only)
        {
            return after is null ? [only] : [];
        }

        return Merge(
            Walk(layout.Bucket(request.Bucket), NameKind.Object, after), Walk(layout.Versions(request.Bucket), NameKind.History, after));
    }

    private IEnumerable<string> Walk(string root, NameKind leaf, ListPosition? after) => DirectoryLayout.Inspect(root) != PlaceState.Folder
        ? []
        : new KeyWalk(layout.Keys, root, leaf, request.Prefix, after, _pageSize, cancellationToken).Leaves().Select(item => item.Key);

    /// <summary>The keys of both, in order, each once.</summary>
    private static IEnumerable<string> Merge(IEnumerable<string> left, IEnumerable<string> right)
    {
        using IEnumerator<string> x = left.GetEnumerator();
        using IEnumerator<string> y = right.GetEnumerator();
        bool hasX = x.MoveNext();
        bool hasY = y.MoveNext();
        while (hasX || hasY)
        {
            int order = !hasY ? -1 : !hasX ? 1 : Utf8Order.Compare(x.Current, y.Current);
            yield return order <= 0 ? x.Current : y.Current;
            hasX = order <= 0 ? x.MoveNext() : hasX;
            hasY = order >= 0 ? y.MoveNext() : hasY;
        }
    }

    /// <summary>The versions of one key with their places, newest first.</summary>
    private List<(long Number, ObjectVersion Version)> VersionsOf(string key)
    {
        string file = layout.PathOf(request.Bucket, key).File;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectInfo? present = TryReadPresent(file, key);
            List<HistoryEntry> entries = ObjectHistory.Read(layout, request.Bucket, key);

            // A version goes to the entries before it leaves the object's place, and the other way round. Where it came back meanwhile, look again.
            if (entries.Count == 0 || present?.VersionId == TryReadPresent(file, key)?.VersionId)
            {
                return [.. VersionsOf(key, present, entries[..ObjectHistory.CountOlder(entries, present?.VersionId)])];
            }
        }
    }

    private static IEnumerable<(long Number, ObjectVersion Version)> VersionsOf(string key, ObjectInfo? present, List<HistoryEntry> older)
    {
        if (present is not null)
        {
            yield return (ObjectHistory.NextNumber(older), Version(present, present.VersionId!, isLatest: true));
        }

        for (int at = older.Count - 1; at >= 0; at--)
        {
            HistoryEntry entry = older[at];
            using ObjectFile? file = ObjectHistory.TryOpen(entry, key);
            if (file is null)
            {
                continue;
            }

            ObjectVersion version = Version(file.Info, entry.Id, isLatest: false);
            bool hides = present is null && at == older.Count - 1;
            yield return (entry.Number, file.Stored.IsDeletion ? version with { Info = null, IsLatest = hides } : version);
        }
    }

    private static ObjectVersion Version(ObjectInfo info, string id, bool isLatest) => new()
    {
        Key = info.Key,
        Id = id,
        IsLatest = isLatest,
        CreatedAt = info.LastModified,
        Info = info with { VersionId = id },
    };

    private ObjectInfo? TryReadPresent(string file, string key) => layout.PathOf(request.Bucket, key).FirstObstacle() is null
        ? ObjectFile.TryReadInfo(file, key, tellsVersion: true)
        : null;

    private static (long Number, ListPosition Key) Parse(string token)
    {
        long number = 0;
        bool known = token.Length > NumberLength
            && long.TryParse(token.AsSpan(0, NumberLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
        return known ? (number, ListPosition.Parse(token[NumberLength..])) : throw ListPosition.NotAToken(token);
    }
}
