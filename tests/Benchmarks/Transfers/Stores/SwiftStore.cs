using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Swift by its own protocol, from <c>tests/servers/swift.sh</c>.</summary>
internal sealed class SwiftStore : TransferStore
{
    private readonly SwiftAddress _address = new(
        TestServer.Need("swift.sh", "TEST_SWIFT_URL"), TestServer.Need("swift.sh", "TEST_SWIFT_USER"), TestServer.Need("swift.sh", "TEST_SWIFT_KEY"));

    public override IReadOnlyList<string> Clients => [Own, "http-client", "rclone", "swiftclient"];

    public override ObjectStore Open() => new(new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri(_address.Url),
        Credentials = SwiftCredentials.V1(_address.User, _address.Key),
    }));

    public override TransferClient Make(string client) => client switch
    {
        "http-client" => new SwiftHttpClient(_address),
        "rclone" => RcloneTool.Swift(_address),
        "swiftclient" => new SwiftTool(_address),
        _ => base.Make(client),
    };
}
