namespace Fluent.Buckets;

/// <summary>The folder that a folder download writes into, and nothing outside of it.</summary>
internal sealed class TargetFolder
{
    private readonly string _root;

    private TargetFolder(string root) => _root = root;

    /// <summary>Makes the folder if it is not there.</summary>
    /// <exception cref="StorageException">InvalidArgument: the path is a file. TargetFailed: it cannot be made.</exception>
    public static TargetFolder Create(string path)
    {
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(root))
        {
            throw SourceErrors.Refused($"'{path}' is a file. Give the path of a folder to download to.");
        }

        try
        {
            Directory.CreateDirectory(root);
            return new TargetFolder(root);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw DownloadTarget.Failed($"the folder '{path}'", fault);
        }
    }

    /// <summary>Whether two names that differ in case or composition are one file here.</summary>
    public bool FoldsNames()
    {
        try
        {
            return FileNameFolding.Probe(_root, ".fluent-probe-");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw DownloadTarget.Failed($"the folder '{_root}'", fault);
        }
    }

    /// <summary>The full path of a file whose folders are made.</summary>
    /// <param name="path">The path within the folder, which passed <see cref="FileNameRules"/>.</param>
    /// <exception cref="StorageException">TargetFailed: it leads through a link, or cannot be made.</exception>
    public string PrepareFile(string path)
    {
        int slash = path.LastIndexOf('/');
        string folder = slash < 0 ? _root : PrepareFolder(path[..slash]);
        string file = Path.Join(folder, path[(slash + 1)..]);
        RefuseLink(new FileInfo(file));
        return file;
    }

    /// <summary>The full path of a folder that is made, with all above it.</summary>
    /// <inheritdoc cref="PrepareFile"/>
    public string PrepareFolder(string path)
    {
        string folder = _root;
        foreach (string name in path.Split('/'))
        {
            folder = Path.Join(folder, name);
            RefuseLink(new DirectoryInfo(folder));
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw DownloadTarget.Failed($"the folder '{folder}'", fault);
            }
        }

        return folder;
    }

    private static void RefuseLink(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
        {
            throw new StorageException(
                StorageErrorCode.TargetFailed,
                $"'{entry.FullName}' is a link, which may lead out of the folder. Nothing was written; remove the link, or download the object by itself.");
        }
    }
}
