using Azure.Core.Pipeline;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.AzureTests;

/// <summary>The account of the server that runs.</summary>
internal static class TestAccount
{
    public static string Name => TestServer.Need("azurite.sh", "TEST_AZURITE_ACCOUNT");

    public static string Key => TestServer.Need("azurite.sh", "TEST_AZURITE_KEY");

    public static Uri Endpoint => new(TestServer.Need("azurite.sh", "TEST_AZURITE_URL"));

    public static AzureOptions Options(RequestLog? log = null) => new()
    {
        Endpoint = Endpoint,
        Credentials = AzureCredentials.AccountKey(Name, Key),
        RetryDelay = TimeSpan.FromMilliseconds(10),
        ConfigureClient = Transport(log),
    };

    public static Action<BlobClientOptions>? Transport(HttpMessageHandler? handler) => handler is null
        ? null
        : client => client.Transport = new HttpClientTransport(new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan });

    public static ObjectStore Open(AzureOptions options) => new(new AzureDriver(options));

    /// <summary>A shared access signature of the account.</summary>
    public static string Signature(AccountSasPermissions permissions, TimeSpan lifetime) => new AccountSasBuilder(
        permissions, DateTimeOffset.UtcNow + lifetime, AccountSasServices.Blobs, AccountSasResourceTypes.All)
    {
        StartsOn = DateTimeOffset.UtcNow - TimeSpan.FromHours(1),
    }.ToSasQueryParameters(new StorageSharedKeyCredential(Name, Key)).ToString();
}
