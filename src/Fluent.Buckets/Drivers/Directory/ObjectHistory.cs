using System.Globalization;

namespace Fluent.Buckets;

/// <summary>An old version, or the mark of a deletion, in the folder of its key.</summary>
/// <param name="Number">Its place among those of the key: later ones are greater.</param>
/// <param name="Id">The identifier.</param>
/// <param name="Path">The full path of its file.</param>
internal readonly record struct HistoryEntry(long Number, string Id, string Path);

/// <summary>
/// The old versions of objects. Each key that has any has a folder below <c>%versions</c>, with a file <c>number-identifier</c> for each version and for
/// each mark of a deletion. The present version is not among them: it is the object's own file.
/// </summary>
/// <remarks>
/// Every change is made under the key's lock, and its last step is one rename or removal of the object's file. What it prepares before that, or has not
/// cleared away after it, is found by one rule: where the present version is in the folder as well, it and what follows it there are leftovers of a
/// change that was broken off. Readers pass over them, and the key's next change removes them.
/// </remarks>
/// <param name="options">The driver's options.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class ObjectHistory(DirectoryOptions options, string store)
{
    private const int NumberLength = 16;

    public static string NewId() => Guid.NewGuid().ToString("N");

    /// <summary>All entries of a key, oldest first, leftovers too.</summary>
    public static List<HistoryEntry> Read(DirectoryLayout layout, string bucket, string key)
    {
        var entries = new List<HistoryEntry>();
        ObjectPath path = layout.HistoryOf(bucket, key, string.Empty);
        if (path.FirstObstacle() is not null)
        {
            return entries;
        }

        try
        {
            foreach (string file in Directory.EnumerateFiles(path.Parent))
            {
                if (TryParse(file, out HistoryEntry entry))
                {
                    entries.Add(entry);
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The last of them was deleted meanwhile.
        }

        entries.Sort(static (x, y) => x.Number.CompareTo(y.Number));
        return entries;
    }

    /// <summary>Opens the file of an entry. Null when it is gone.</summary>
    public static ObjectFile? TryOpen(HistoryEntry entry, string key, FileOptions options = FileOptions.None)
    {
        ObjectFile? file = ObjectFile.TryOpen(entry.Path, options);
        if (file is null || file.Stored.Key == key)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>How many of a key's entries are no leftovers; these come first.</summary>
    /// <param name="entries">All entries, oldest first.</param>
    /// <param name="presentId">The present version. Null means that there is none.</param>
    public static int CountOlder(List<HistoryEntry> entries, string? presentId)
    {
        int present = presentId is null ? -1 : entries.FindIndex(entry => entry.Id == presentId);
        return present < 0 ? entries.Count : present;
    }

    /// <summary>The number that the present version has among a key's versions.</summary>
    public static long NextNumber(IReadOnlyList<HistoryEntry> older) => older.Count > 0 ? older[^1].Number + 1 : 1;

    /// <summary>The entries of a key, oldest first, once leftovers are removed.</summary>
    public static List<HistoryEntry> Settle(DirectoryLayout layout, string bucket, string key, string? presentId)
    {
        List<HistoryEntry> entries = Read(layout, bucket, key);
        int older = CountOlder(entries, presentId);

        // From the newest on, so that what is left at any moment is still told by the present version.
        for (int at = entries.Count - 1; at >= older; at--)
        {
            File.Delete(entries[at].Path);
        }

        entries.RemoveRange(older, entries.Count - older);
        return entries;
    }

    /// <summary>Keeps the present version of a key, before something takes its place. It is on the disk when this ends.</summary>
    /// <param name="layout">The store's layout.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="present">The object, open.</param>
    /// <param name="file">The full path of its file.</param>
    /// <param name="mark">The file of a mark that follows it, which is moved. Null means none.</param>
    public void Keep(DirectoryLayout layout, string bucket, ObjectFile present, string file, string? mark)
    {
        string key = present.Stored.Key;
        long number = NextNumber(Settle(layout, bucket, key, present.VersionId));
        HashSet<string> changed = [.. Place(layout, bucket, key, NameOf(number, present.VersionId), path => Link(file, path, bucket, key))];
        if (mark is not null)
        {
            changed.UnionWith(Place(layout, bucket, key, NameOf(number + 1, NewId()), path => UnixFile.Rename(mark, path)));
        }

        Flush(changed);
    }

    /// <summary>Puts an old version in the place of the object's file, in one step. The entry itself stays, as a leftover.</summary>
    /// <param name="entry">The version.</param>
    /// <param name="path">The object's place.</param>
    /// <param name="scratch">A path for a scratch file.</param>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The key.</param>
    public void BringBack(HistoryEntry entry, ObjectPath path, string scratch, string bucket, string key)
    {
        while (true)
        {
            List<string> changed = path.CreateFolders();
            Link(entry.Path, scratch, bucket, key);
            try
            {
                UnixFile.Rename(scratch, path.File);
                Flush(changed);
                return;
            }
            catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
            {
                // A sweep took the scratch file, which is as old as the version, or a delete of another key took the folder.
                ScratchFiles.Discard(scratch);
            }
        }
    }

    /// <summary>Removes entries, the newest first, with the folders that are empty then.</summary>
    public void Remove(DirectoryLayout layout, string bucket, string key, IEnumerable<HistoryEntry> newestFirst)
    {
        foreach (HistoryEntry entry in newestFirst)
        {
            File.Delete(entry.Path);
        }

        Flush([layout.HistoryOf(bucket, key, string.Empty).RemoveEmptyFolders()]);
    }

    private static string NameOf(long number, string id) => string.Create(CultureInfo.InvariantCulture, $"{number:x16}-{id}");

    private static bool TryParse(string path, out HistoryEntry entry)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        entry = default;
        if (name.Length <= NumberLength + 1 || name[NumberLength] != '-'
            || !long.TryParse(name[..NumberLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long number))
        {
            return false;
        }

        entry = new HistoryEntry(number, name[(NumberLength + 1)..].ToString(), path);
        return true;
    }

    /// <summary>Puts a file into a key's folder, which is made where it is missing, and gives the folders that changed.</summary>
    private List<string> Place(DirectoryLayout layout, string bucket, string key, string name, Action<string> put)
    {
        ObjectPath path = layout.HistoryOf(bucket, key, name);
        if (path.FirstObstacle() is { State: not PlaceState.Missing } obstacle)
        {
            throw obstacle.State == PlaceState.Link
                ? DirectoryErrors.LinkInTheWay(store, bucket, key, obstacle.Path)
                : DirectoryErrors.FileInTheWay(store, bucket, key, obstacle.Path);
        }

        while (true)
        {
            List<string> changed = path.CreateFolders();
            try
            {
                put(path.File);
                return changed;
            }
            catch (DirectoryNotFoundException) when (!Directory.Exists(path.Parent))
            {
                // The deletion of another key's last version took a folder that was empty for a moment.
            }
        }
    }

    private void Link(string file, string link, string bucket, string key)
    {
        try
        {
            UnixFile.Link(file, link);
        }
        catch (NotSupportedException exception)
        {
            throw DirectoryErrors.NoHardLinks(store, bucket, key, exception);
        }
    }

    private void Flush(IEnumerable<string> folders)
    {
        if (options.FlushToDisk)
        {
            foreach (string folder in folders)
            {
                UnixFile.FlushFolder(folder);
            }
        }
    }
}
