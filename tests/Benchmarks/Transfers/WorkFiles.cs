using System.Security.Cryptography;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Files of content that nobody can compress.</summary>
internal static class WorkFiles
{
    public static void Make(string path, long size)
    {
        if (File.Exists(path) && new FileInfo(path).Length == size)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] content = RandomNumberGenerator.GetBytes((int)Math.Min(size, TransferSizes.MiB));
        using FileStream file = File.Create(path);
        for (long left = size; left > 0; left -= content.Length)
        {
            file.Write(content, 0, (int)Math.Min(left, content.Length));
        }
    }

    public static void MakeFolder(string path, int count, int size)
    {
        if (Count(path) == count)
        {
            return;
        }

        Directory.CreateDirectory(path);
        byte[] content = RandomNumberGenerator.GetBytes(size);
        for (int i = 0; i < count; i++)
        {
            File.WriteAllBytes(Path.Combine(path, NullSet.Item(i)), content);
        }
    }

    public static int Count(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count() : 0;

    public static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
