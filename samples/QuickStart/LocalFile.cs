namespace QuickStart;

/// <summary>A file of the folder, with the key that it gets in the bucket.</summary>
internal sealed record LocalFile(string Path, string RelativePath, string Key, long Length)
{
    public static IReadOnlyList<LocalFile> In(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path =>
        {
            string relative = System.IO.Path.GetRelativePath(folder, path);
            return new LocalFile(path, relative, relative.Replace(System.IO.Path.DirectorySeparatorChar, '/'), new FileInfo(path).Length);
        })
        .ToList();
}
