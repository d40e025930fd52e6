using Fluent.Buckets.Conformance;
using Fluent.Buckets.GoogleDouble;
using Fluent.Buckets.TestServers;
using Google.Apis.Http;

namespace Fluent.Buckets.Models.Stores;

/// <summary>Google Cloud Storage on the double of this repository.</summary>
public sealed class GoogleDoubleTests
{
    [Fact]
    public async Task The_double_of_Google_is_as_the_model()
    {
        DoubleServer server = await DoubleServer.Start();
        var driver = new GoogleDriver(new GoogleOptions
        {
            Endpoint = server.Endpoint,
            Credentials = GoogleCredentials.ServiceAccountJson(server.ServiceAccountJson),
        });
        await ModelCheck.Holds(new ModelStore("Google (double)", new ObjectStore(driver), server.DisposeAsync) { RefusesKey = Refuses });
    }

    /// <summary>Source: "Objects": naming considerations.</summary>
    internal static bool Refuses(string key) =>
        key is "." or ".." || key.Contains('\r', StringComparison.Ordinal) || key.Contains('\n', StringComparison.Ordinal)
        || key.StartsWith(".well-known/acme-challenge/", StringComparison.Ordinal);
}

/// <summary>Google's storage-testbench, which has no multipart uploads and folds slashes at the start of a key.</summary>
public sealed class GoogleTestbenchTests
{
    [Fact]
    public async Task The_testbench_of_Google_is_as_the_model()
    {
        Assert.Equal("testbench", TestServer.Need("gcs.sh", "TEST_GCS_SERVER"));
        var driver = new GoogleDriver(new GoogleOptions
        {
            Endpoint = new Uri(TestServer.Need("gcs.sh", "TEST_GCS_URL")),
            Project = "models",
            UseMultipart = false,
            Credentials = GoogleCredentials.Anonymous,
            HttpClientFactory = new HttpClientFromMessageHandlerFactory(
                _ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(new TestbenchHandler(), false, false)),
        });
        await ModelCheck.Holds(new ModelStore("Google (testbench)", new ObjectStore(driver))
        {
            RefusesKey = GoogleDoubleTests.Refuses,
            AvoidsKey = key => key.StartsWith('/'),
        });
    }
}
