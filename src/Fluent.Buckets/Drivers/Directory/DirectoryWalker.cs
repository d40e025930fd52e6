namespace Fluent.Buckets;

/// <summary>Walks the objects of a bucket in the order of their keys in UTF-8, and goes only into folders that can hold a match.</summary>
/// <param name="layout">The store's layout.</param>
/// <param name="request">What to list.</param>
/// <param name="cancellationToken">Cancels the walk.</param>
internal sealed class DirectoryWalker(DirectoryLayout layout, ListRequest request, CancellationToken cancellationToken)
{
    /// <summary>The number of entries of a page when the request names none.</summary>
    public const int DefaultPageSize = 1000;

    private const int GreatestCapacity = 100_000;

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
        string? done = null;
        var levels = new Stack<DirectoryLevel>();
        if (FirstLevel() is { } first)
        {
            levels.Push(first);
        }

        while (levels.TryPeek(out DirectoryLevel? level))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsIn(done, level.Start) || !level.TryNext(out LevelEntry entry))
            {
                levels.Pop();
                continue;
            }

            string key = level.Start + entry.Piece;
            string path = Path.Join(level.Folder, entry.Name);
            if (IsIn(done, key))
            {
                continue;
            }

            if (entry.Kind != NameKind.Object)
            {
                if (DirectoryLayout.Inspect(path) == PlaceState.Folder)
                {
                    levels.Push(Level(path, key));
                }

                continue;
            }

            if (ObjectFile.TryReadInfo(path, key) is not { } info)
            {
                continue;
            }

            int slash = request.Folders ? key.IndexOf('/', request.Prefix.Length) : -1;
            if (slash < 0)
            {
                yield return ListEntry.ForObject(info);
                continue;
            }

            done = key[..(slash + 1)];
            yield return ListEntry.ForFolder(done);
        }
    }

    private static bool IsIn(string? folder, string key) => folder is not null && key.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>The folder of the prefix's whole segments. Null when it is not there.</summary>
    private DirectoryLevel? FirstLevel()
    {
        string start = request.Prefix[..(request.Prefix.LastIndexOf('/') + 1)];
        string folder = layout.Bucket(request.Bucket);
        foreach (string name in layout.Keys.FolderNames(start))
        {
            folder = Path.Join(folder, name);
            if (DirectoryLayout.Inspect(folder) != PlaceState.Folder)
            {
                return null;
            }
        }

        return _after?.CoversAllOf(start) == true ? null : Level(folder, start);
    }

    private DirectoryLevel Level(string folder, string start) =>
        new(folder, start, layout.Keys, request.Prefix, _after, Math.Clamp(_pageSize, DefaultPageSize, GreatestCapacity), cancellationToken);
}
