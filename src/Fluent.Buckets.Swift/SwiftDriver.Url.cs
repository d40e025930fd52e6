using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets;

public sealed partial class SwiftDriver : IStoreUrlDriver
{
    static StoreDriver IStoreUrlDriver.Open(StoreUrl url) => new SwiftDriver(UrlOptions.Read(url, Environment.GetEnvironmentVariable));
}
