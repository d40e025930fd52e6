using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Azurite, from <c>tests/servers/azurite.sh</c>.</summary>
internal sealed class AzuriteStore : TransferStore
{
    private readonly AzureAddress _address = new(
        TestServer.Need("azurite.sh", "TEST_AZURITE_URL"),
        TestServer.Need("azurite.sh", "TEST_AZURITE_ACCOUNT"),
        TestServer.Need("azurite.sh", "TEST_AZURITE_KEY"));

    public override IReadOnlyList<string> Clients => [Own, "sdk", "blob-client", "rclone"];

    public override ObjectStore Open() => new(new AzureDriver(new AzureOptions
    {
        Endpoint = new Uri(_address.Endpoint),
        Credentials = AzureCredentials.AccountKey(_address.Account, _address.Key),
    }));

    public override TransferClient Make(string client) => client switch
    {
        "sdk" => new SdkAzureClient(_address),
        "blob-client" => new BlobHelperClient(_address),
        "rclone" => RcloneTool.Azure(_address),
        _ => base.Make(client),
    };
}
