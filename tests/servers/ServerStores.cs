namespace Fluent.Buckets.TestServers;

/// <summary>Opens a store on each server, straight or through something that stands between.</summary>
/// <remarks>
/// A route takes the server's address and gives the one to connect to; null means straight. What the test wants otherwise, such as fewer retries, it changes in the
/// options.
/// </remarks>
internal static class ServerStores
{
    public static ObjectStore Ceph(Func<Uri, Uri>? route = null, Action<S3Options>? change = null) => new(new S3Driver(Changed(change, new S3Options
    {
        Endpoint = Routed(TestServer.Need("ceph.sh", "TEST_CEPH_ENDPOINT"), route),
        Compatibility = S3Compatibility.Ceph,
        Credentials = S3Credentials.AccessKey(
            TestServer.Need("ceph.sh", "TEST_CEPH_ACCESS_KEY"), TestServer.Need("ceph.sh", "TEST_CEPH_SECRET_KEY")),
    })));

    public static ObjectStore SwiftS3(Func<Uri, Uri>? route = null, Action<S3Options>? change = null) => new(new S3Driver(Changed(change, new S3Options
    {
        Endpoint = Routed(TestServer.Need("swift.sh", "TEST_SWIFT_S3_ENDPOINT"), route),
        Compatibility = S3Compatibility.Swift,
        Credentials = S3Credentials.AccessKey(
            TestServer.Need("swift.sh", "TEST_SWIFT_S3_ACCESS_KEY"), TestServer.Need("swift.sh", "TEST_SWIFT_S3_SECRET_KEY")),
    })));

    public static ObjectStore Azurite(Func<Uri, Uri>? route = null, Action<AzureOptions>? change = null) => new(new AzureDriver(Changed(change, new AzureOptions
    {
        Endpoint = Routed(TestServer.Need("azurite.sh", "TEST_AZURITE_URL"), route),
        Credentials = AzureCredentials.AccountKey(
            TestServer.Need("azurite.sh", "TEST_AZURITE_ACCOUNT"), TestServer.Need("azurite.sh", "TEST_AZURITE_KEY")),
    })));

    /// <summary>The token is asked for through the route too.</summary>
    /// <param name="account">The account's address, behind the route. Null means the one that comes with the token.</param>
    public static ObjectStore Swift(string? account = null, Func<Uri, Uri>? route = null, Action<SwiftOptions>? change = null) => new(new SwiftDriver(Changed(change, new SwiftOptions
    {
        AuthUrl = Routed(TestServer.Need("swift.sh", "TEST_SWIFT_URL"), route),
        StorageUrl = account is null ? null : Routed(account, route),
        Credentials = SwiftCredentials.V1(TestServer.Need("swift.sh", "TEST_SWIFT_USER"), TestServer.Need("swift.sh", "TEST_SWIFT_KEY")),
    })));

    /// <summary>Straight only: where the account is, Keystone's catalogue tells.</summary>
    public static ObjectStore Keystone() => new(new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri(TestServer.Need("keystone.sh", "TEST_KEYSTONE_URL")),
        Region = TestServer.Need("keystone.sh", "TEST_KEYSTONE_REGION"),
        Credentials = SwiftCredentials.Password(
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_USER"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_PASSWORD"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_PROJECT"),
            TestServer.Need("keystone.sh", "TEST_KEYSTONE_DOMAIN")),
    }));

    private static T Changed<T>(Action<T>? change, T options)
    {
        change?.Invoke(options);
        return options;
    }

    private static Uri Routed(string address, Func<Uri, Uri>? route)
    {
        var server = new Uri(address);
        return route is null ? server : route(server);
    }
}
