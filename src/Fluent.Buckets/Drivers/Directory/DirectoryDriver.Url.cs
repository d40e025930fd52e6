namespace Fluent.Buckets;

public sealed partial class DirectoryDriver : IStoreUrlDriver
{
    static StoreDriver IStoreUrlDriver.Open(StoreUrl url)
    {
        url.AllowOptions("versions");
        if (url.Host.Length > 0 || !url.Path.StartsWith('/'))
        {
            throw url.Invalid("It names no absolute path of this machine. Write file:///path, with three slashes.");
        }

        return new DirectoryDriver(new DirectoryOptions
        {
            Path = OperatingSystem.IsWindows() && url.Path is [_, _, ':', ..] ? url.Path[1..] : url.Path,
            KeepVersions = url.GetSwitch("versions") ?? false,
        });
    }
}
