namespace Fluent.Buckets;

/// <summary>Walks the objects of a bucket in the order of their keys in UTF-8.</summary>
/// <param name="layout">The store's layout.</param>
/// <param name="request">What to list.</param>
/// <param name="tellsVersions">Whether the identifiers of the present versions are told.</param>
/// <param name="cancellationToken">Cancels the walk.</param>
internal sealed class DirectoryWalker(
    DirectoryLayout layout, ListRequest request, bool tellsVersions, CancellationToken cancellationToken)
{
    /// <summary>The number of entries of a page when the request names none.</summary>
    public const int DefaultPageSize = 1000;

    private readonly int _pageSize = request.PageSize ?? DefaultPageSize;

    private readonly ListPosition? _after = request.PageToken is { } token ? ListPosition.Parse(token)
        : request.StartAfter is { } key ? new ListPosition(key, WholeFolder: false)
        : null;

    /// <summary>The page.</summary>
    public ObjectPage Page()
    {
        var entries = new List<ListEntry>();
        foreach (ListEntry entry in Entries())
        {
            if (entries.Count == _pageSize)
            {
                ListEntry last = entries[^1];
                return new ObjectPage(entries, new ListPosition(last.Key, last.IsFolder).ToToken());
            }

            entries.Add(entry);
        }

        return new ObjectPage(entries, null);
    }

    /// <summary>All entries from the request's position on, read as they are asked for.</summary>
    public IEnumerable<ListEntry> Entries()
    {
        var walk = new KeyWalk(
            layout.Keys, layout.Bucket(request.Bucket), NameKind.Object, request.Prefix, _after, _pageSize, cancellationToken);
        foreach ((string key, string path) in walk.Leaves())
        {
            if (ObjectFile.TryReadInfo(path, key, tellsVersions) is not { } info)
            {
                continue;
            }

            int slash = request.Folders ? key.IndexOf('/', request.Prefix.Length) : -1;
            if (slash < 0)
            {
                yield return ListEntry.ForObject(info);
                continue;
            }

            string folder = key[..(slash + 1)];
            walk.PassOver(folder);
            yield return ListEntry.ForFolder(folder);
        }
    }
}
