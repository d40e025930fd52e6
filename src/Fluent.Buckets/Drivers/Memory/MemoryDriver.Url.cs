namespace Fluent.Buckets;

public sealed partial class MemoryDriver : IStoreUrlDriver
{
    static StoreDriver IStoreUrlDriver.Open(StoreUrl url)
    {
        url.AllowOptions("versions");
        return url.Host.Length == 0 && url.Path.Length == 0
            ? new MemoryDriver(new MemoryOptions { KeepVersions = url.GetSwitch("versions") ?? false })
            : throw url.Invalid("A memory store has no name and no path: each one that is opened is a new one. Write memory: alone.");
    }
}
