namespace Fluent.Buckets;

/// <summary>A file to upload.</summary>
/// <param name="Key">Its path within the folder, with slashes.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Size">Its size in bytes, as it was found.</param>
internal readonly record struct SourceFile(string Key, string Path, long Size);

/// <summary>What a folder upload reads: every file in the folder and the folders below it, hidden ones too. Links are not followed.</summary>
internal sealed class SourceFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly List<SourceFile> _files = [];
    private readonly List<(string Key, StorageException Fault)> _unreadable = [];

    private SourceFolder()
    {
    }

    public IReadOnlyList<SourceFile> Files => _files;

    /// <summary>Folders that could not be read, with their closing slash.</summary>
    public IReadOnlyList<(string Key, StorageException Fault)> Unreadable => _unreadable;

    /// <summary>How many links were passed over.</summary>
    public long Links { get; private set; }

    /// <exception cref="StorageException">InvalidArgument: there is no such folder.</exception>
    public static SourceFolder Find(string path, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            throw SourceErrors.Refused(
                File.Exists(path)
                    ? $"'{path}' is a file, not a folder. Use UploadFrom for a single file."
                    : $"The folder '{path}' does not exist. Check the path, which is relative to '{Environment.CurrentDirectory}'.");
        }

        var found = new SourceFolder();
        var open = new Stack<(DirectoryInfo Folder, string Prefix)>([(new DirectoryInfo(Path.GetFullPath(path)), string.Empty)]);
        while (open.TryPop(out (DirectoryInfo Folder, string Prefix) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Read(next.Folder, next.Prefix, open);
        }

        return found;
    }

    /// <summary>A file that is gone meanwhile is told by its own upload.</summary>
    private static long Size(FileInfo file) => file.Exists ? file.Length : 0;

    private void Read(DirectoryInfo folder, string prefix, Stack<(DirectoryInfo Folder, string Prefix)> open)
    {
        try
        {
            foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (entry.LinkTarget is not null)
                {
                    Links++;
                }
                else if (entry is DirectoryInfo below)
                {
                    open.Push((below, $"{prefix}{below.Name}/"));
                }
                else if (entry is FileInfo file)
                {
                    _files.Add(new SourceFile(prefix + file.Name, file.FullName, Size(file)));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add((prefix, SourceErrors.Failed($"the folder '{folder.FullName}'", fault)));
        }
    }
}
