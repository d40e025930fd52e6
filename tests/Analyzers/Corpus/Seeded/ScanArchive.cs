using Fluent.Buckets;

namespace Scanner;

[Storage]
public static partial class Storage;

[Bucket("scans")]
public sealed partial class Scans;

public sealed class ScanArchive : IDisposable
{
    private readonly FileSystemWatcher watcher;

    public ScanArchive(string folder)
    {
        watcher = new FileSystemWatcher(folder, "*.pdf") { IncludeSubdirectories = false };
        watcher.Created += async (_, e) => await Archive(e.FullPath);
        watcher.Error += (_, e) => Console.Error.WriteLine(e.GetException().Message);
    }

    public event Action<string>? Archived;

    public void Start() => watcher.EnableRaisingEvents = true;

    public async Task Archive(string path)
    {
        await WaitUntilReadable(path);
        string key = $"{DateTime.Today:yyyy/MM/dd}/{Path.GetFileName(path)}";
        await Task.Run(() => Storage.Scans.Object(key).UploadFrom(path).WithContentType("application/pdf")); // expect FB0002
        File.Delete(path);
        Archived?.Invoke(key);
    }

    public Task<IReadOnlyList<ObjectInfo>> Send(IEnumerable<string> paths) =>
        paths.Select(path => Storage.Scans.Object(Path.GetFileName(path)).UploadFrom(path)).WhenAll();

    public void Dispose() => watcher.Dispose();

    private static async Task WaitUntilReadable(string path)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                await using FileStream file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.None);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(250);
            }
        }
    }
}
