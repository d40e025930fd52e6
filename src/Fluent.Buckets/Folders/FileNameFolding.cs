namespace Fluent.Buckets;

/// <summary>File systems that take two names for one.</summary>
internal static class FileNameFolding
{
    /// <summary>Whether the file system of a folder takes two names for one that differ in case or in how an accent is composed.</summary>
    /// <param name="folder">A folder that may be written; a file is made in it and removed.</param>
    /// <param name="prefix">What the name of that file starts with, in lower case.</param>
    public static bool Probe(string folder, string prefix)
    {
        string id = Guid.NewGuid().ToString("N");
        string probe = Path.Join(folder, prefix + "\u00e9-" + id);
        File.WriteAllBytes(probe, []);
        try
        {
            return File.Exists(Path.Join(folder, prefix.ToUpperInvariant() + "\u00e9-" + id))
                || File.Exists(Path.Join(folder, prefix + "e\u0301-" + id));
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>A name such that two names that such a file system takes for one become equal.</summary>
    /// <remarks>In a process without globalization data (<c>InvariantGlobalization</c>) names that differ in composition stay different.</remarks>
    public static string Fold(string name) => name.Normalize().ToUpperInvariant();
}
