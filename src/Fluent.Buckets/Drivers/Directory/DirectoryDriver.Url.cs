namespace Fluent.Buckets;

public sealed partial class DirectoryDriver : IStoreUrlDriver
{
    static StoreDriver IStoreUrlDriver.Open(StoreUrl url)
    {
        url.AllowOptions();
        if (url.Host.Length > 0 || !url.Path.StartsWith('/'))
        {
            throw url.Invalid("It names no absolute path of this machine. Write file:///path, with three slashes.");
        }

        return new DirectoryDriver(OperatingSystem.IsWindows() && url.Path is [_, _, ':', ..] ? url.Path[1..] : url.Path);
    }
}
