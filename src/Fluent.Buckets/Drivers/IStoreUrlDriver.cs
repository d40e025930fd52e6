namespace Fluent.Buckets;

/// <summary>A driver that store URLs can open.</summary>
public interface IStoreUrlDriver
{
    /// <summary>Makes a driver of a URL, without any request. What the URL does not tell comes from the environment.</summary>
    /// <param name="url">The URL. Its scheme is one that the driver is registered for.</param>
    /// <exception cref="StorageException">InvalidArgument: the driver does not take this host, path or option.</exception>
    static abstract StoreDriver Open(StoreUrl url);
}
