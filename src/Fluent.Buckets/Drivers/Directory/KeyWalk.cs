namespace Fluent.Buckets;

/// <summary>Walks the keys of one tree of a bucket in their order in UTF-8, and goes only into folders that can hold a match.</summary>
/// <param name="keys">How names are read.</param>
/// <param name="root">The full path of the tree's root.</param>
/// <param name="leaf">What a key's own name stands for in this tree.</param>
/// <param name="prefix">What every key starts with.</param>
/// <param name="after">Where the walk goes on. Null means at its start.</param>
/// <param name="capacity">How many names of one folder are kept at least.</param>
/// <param name="cancellationToken">Cancels the walk.</param>
internal sealed class KeyWalk(
    KeyPath keys, string root, NameKind leaf, string prefix, ListPosition? after, int capacity, CancellationToken cancellationToken)
{
    private const int LeastCapacity = 1000;
    private const int GreatestCapacity = 100_000;

    private readonly int _capacity = Math.Clamp(capacity, LeastCapacity, GreatestCapacity);
    private string? _passed;

    /// <summary>Leaves out the rest of a folder.</summary>
    /// <param name="folder">What its keys start with.</param>
    public void PassOver(string folder) => _passed = folder;

    /// <summary>The keys with the full paths of what their names stand for, read as they are asked for.</summary>
    public IEnumerable<(string Key, string Path)> Leaves()
    {
        var levels = new Stack<DirectoryLevel>();
        if (FirstLevel() is { } first)
        {
            levels.Push(first);
        }

        while (levels.TryPeek(out DirectoryLevel? level))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsPassed(level.Start) || !level.TryNext(out LevelEntry entry))
            {
                levels.Pop();
                continue;
            }

            string key = level.Start + entry.Piece;
            string path = Path.Join(level.Folder, entry.Name);
            if (IsPassed(key))
            {
                continue;
            }

            if (entry.Kind == leaf)
            {
                yield return (key, path);
            }
            else if (DirectoryLayout.Inspect(path) == PlaceState.Folder)
            {
                levels.Push(Level(path, key));
            }
        }
    }

    private bool IsPassed(string key) => _passed is not null && key.StartsWith(_passed, StringComparison.Ordinal);

    /// <summary>The folder of the prefix's whole segments. Null when it is not there.</summary>
    private DirectoryLevel? FirstLevel()
    {
        string start = prefix[..(prefix.LastIndexOf('/') + 1)];
        string folder = root;
        foreach (string name in keys.FolderNames(start))
        {
            folder = Path.Join(folder, name);
            if (DirectoryLayout.Inspect(folder) != PlaceState.Folder)
            {
                return null;
            }
        }

        return after?.CoversAllOf(start) == true ? null : Level(folder, start);
    }

    private DirectoryLevel Level(string folder, string start) =>
        new(folder, start, keys, leaf, prefix, after, _capacity, cancellationToken);
}
