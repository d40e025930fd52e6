using System.Collections.Concurrent;

namespace Fluent.Buckets;

/// <summary>The folder that a folder download writes into, and nothing outside of it.</summary>
internal sealed class TargetFolder
{
    private readonly string _root;

    /// <summary>The full paths of the folders that were looked at and made.</summary>
    private readonly ConcurrentDictionary<string, string> _made = new();

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

    /// <summary>A file whose folders are made. Opening it refuses a link.</summary>
    /// <param name="path">The path within the folder, which passed <see cref="FileNameRules"/>.</param>
    /// <exception cref="StorageException">TargetFailed: a folder is a link, or cannot be made.</exception>
    public FileDownloadTarget PrepareFile(string path) => new(Place(path), refusesLink: true);

    /// <summary>Makes a folder, with all above it.</summary>
    /// <returns>The full path.</returns>
    /// <inheritdoc cref="PrepareFile"/>
    public string PrepareFolder(string path)
    {
        if (_made.TryGetValue(path, out string? made))
        {
            return made;
        }

        string folder = Place(path);
        var entry = new DirectoryInfo(folder);
        if (entry.LinkTarget is not null)
        {
            throw LinkRefused(entry);
        }

        try
        {
            entry.Create();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw DownloadTarget.Failed($"the folder '{folder}'", fault);
        }

        return _made[path] = folder;
    }

    public static StorageException LinkRefused(FileSystemInfo entry) => new(
        StorageErrorCode.TargetFailed,
        $"'{entry.FullName}' is a link, which may lead out of the folder. Nothing was written; remove the link, or download the object by itself.");

    /// <summary>The full path, in a folder that is made.</summary>
    private string Place(string path)
    {
        int slash = path.LastIndexOf('/');
        return Path.Join(slash < 0 ? _root : PrepareFolder(path[..slash]), path.AsSpan(slash + 1));
    }
}
