namespace Fluent.Buckets;

/// <summary>Which file each object of a folder download becomes, and which objects become none. Pure: it asks nobody.</summary>
/// <remarks>
/// It does not depend on the order of the objects. Keys that would meet in one file are all refused, since nothing tells which is wanted; a key that is
/// also the folder of others (<c>a</c> and <c>a/b</c>) is refused, the others are not.
/// </remarks>
internal sealed class DownloadPlan
{
    private readonly List<ObjectInfo> _files = [];
    private readonly List<string> _folders = [];
    private readonly List<(ObjectInfo Object, string Why)> _refused = [];

    private DownloadPlan()
    {
    }

    /// <summary>The objects that become files; the key is the path.</summary>
    public IReadOnlyList<ObjectInfo> Files => _files;

    /// <summary>The folders that are there for themselves: empty objects whose key ends in a slash.</summary>
    public IReadOnlyList<string> Folders => _folders;

    /// <summary>The objects that are refused, each with a whole sentence.</summary>
    public IReadOnlyList<(ObjectInfo Object, string Why)> Refused => _refused;

    /// <summary>Makes a plan.</summary>
    /// <param name="objects">The objects, with keys relative to the folder.</param>
    /// <param name="rules">What the file system holds.</param>
    /// <param name="folds">Whether it takes two names for one that differ in case or composition.</param>
    public static DownloadPlan Make(IEnumerable<ObjectInfo> objects, FileNameRules rules, bool folds)
    {
        var plan = new DownloadPlan();
        var paths = new Dictionary<string, List<ObjectInfo>>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (ObjectInfo item in objects)
        {
            bool isFolder = item.Key.EndsWith('/') && item.Size == 0;
            string path = isFolder ? item.Key[..^1] : item.Key;
            if (rules.Check(path) is { } refusal)
            {
                plan._refused.Add((item, refusal));
                continue;
            }

            string folded = folds ? FileNameFolding.Fold(path) : path;
            AddParents(folders, folded);
            if (isFolder)
            {
                folders.Add(folded);
                plan._folders.Add(path);
            }
            else if (!paths.TryAdd(folded, [item]))
            {
                paths[folded].Add(item);
            }
        }

        foreach ((string path, List<ObjectInfo> items) in paths)
        {
            plan.Place(items, folders.Contains(path));
        }

        return plan;
    }

    private static void AddParents(HashSet<string> folders, string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0 && folders.Add(path[..slash]); slash = path.LastIndexOf('/', slash - 1))
        {
        }
    }

    private void Place(List<ObjectInfo> items, bool isFolder)
    {
        if (isFolder)
        {
            _refused.AddRange(items.Select(item => (item, "Other keys have it as their folder, and a file system has one of the two.")));
        }
        else if (items.Count == 1)
        {
            _files.Add(items[0]);
        }
        else
        {
            string keys = string.Join(", ", items.Select(item => StorageErrors.Show(item.Key)).Order(StringComparer.Ordinal));
            _refused.AddRange(items.Select(item => (item, $"Several keys would be one file here: {keys}.")));
        }
    }
}
