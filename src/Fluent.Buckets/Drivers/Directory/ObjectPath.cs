namespace Fluent.Buckets;

/// <summary>The way from a bucket's folder to an object's file.</summary>
/// <param name="bucketFolder">The full path of the bucket's folder.</param>
/// <param name="names">The names below it, the file's last.</param>
internal sealed class ObjectPath(string bucketFolder, IReadOnlyList<string> names)
{
    /// <summary>The full path of the object's file.</summary>
    public string File { get; } = Path.Join([bucketFolder, .. names]);

    /// <summary>The full path of the folder that holds the file.</summary>
    public string Parent => FolderAt(names.Count - 1);

    /// <summary>The first place between the bucket's folder and the file that is not a folder. Null when there is none.</summary>
    public (string Path, PlaceState State)? FirstObstacle()
    {
        for (int depth = 1; depth < names.Count; depth++)
        {
            string folder = FolderAt(depth);
            PlaceState state = DirectoryLayout.Inspect(folder);
            if (state != PlaceState.Folder)
            {
                return (folder, state);
            }
        }

        return null;
    }

    /// <summary>Makes the missing folders, and gives those that changed: each one's parent.</summary>
    public List<string> CreateFolders()
    {
        int depth = 1;
        while (depth < names.Count && Directory.Exists(FolderAt(depth)))
        {
            depth++;
        }

        if (depth < names.Count)
        {
            try
            {
                Directory.CreateDirectory(Parent);
            }
            catch (DirectoryNotFoundException)
            {
                // A delete of another key took a folder that had just been made or found.
                return CreateFolders();
            }
        }

        return [.. Enumerable.Range(depth - 1, names.Count - depth + 1).Select(FolderAt)];
    }

    /// <summary>Removes the folders above the file that are empty, and gives the first that stays.</summary>
    public string RemoveEmptyFolders()
    {
        for (int depth = names.Count - 1; depth > 0; depth--)
        {
            string folder = FolderAt(depth);
            try
            {
                if (Directory.EnumerateFileSystemEntries(folder).Any())
                {
                    return folder;
                }

                Directory.Delete(folder, recursive: false);
            }
            catch (DirectoryNotFoundException)
            {
                // A delete of another key in it was faster.
            }
            catch (IOException)
            {
                // A write to another key in it came between, and the folder is needed.
                return folder;
            }
        }

        return bucketFolder;
    }

    private string FolderAt(int depth) => Path.Join([bucketFolder, .. names.Take(depth)]);
}
