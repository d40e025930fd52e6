using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Fluent.Buckets.TestServers;
using Google.Apis.Http;

namespace Fluent.Buckets.Faults;

/// <summary>Faults that Google's testbench makes itself, by its own API for testing retries: each is met once, in order, by requests of one method.</summary>
internal sealed class RetryInstructions : IAsyncDisposable
{
    private static readonly HttpClient Client = new() { BaseAddress = new Uri(TestServer.Need("gcs.sh", "TEST_GCS_URL")) };

    private readonly string _id;

    private RetryInstructions(string id)
    {
        _id = id;
        Store = new ObjectStore(new GoogleDriver(new GoogleOptions
        {
            Project = "faults",
            UseMultipart = false,
            Endpoint = Client.BaseAddress,
            Credentials = GoogleCredentials.Anonymous,
            MaxRetries = 3,
            HttpClientFactory = new HttpClientFromMessageHandlerFactory(
                _ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(new NamingHandler(id), false, false)),
        }));
    }

    /// <summary>A store whose requests meet the faults.</summary>
    public ObjectStore Store { get; }

    public static async Task<RetryInstructions> Make(string method, params string[] faults)
    {
        using HttpResponseMessage answer = await Client.PostAsJsonAsync(
            new Uri("/retry_test", UriKind.Relative),
            new JsonObject { ["instructions"] = new JsonObject { [method] = new JsonArray([.. faults.Select(fault => JsonValue.Create(fault))]) } });
        answer.EnsureSuccessStatusCode();
        return new RetryInstructions(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.GetValue<string>());
    }

    /// <summary>Whether every fault was met.</summary>
    public async Task<bool> AreUsedUp() =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri($"/retry_test/{_id}", UriKind.Relative)))!["completed"]!.GetValue<bool>();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        using HttpResponseMessage answer = await Client.DeleteAsync(new Uri($"/retry_test/{_id}", UriKind.Relative));
    }

    /// <summary>Says on each request which faults it is for.</summary>
    private sealed class NamingHandler(string id) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("x-retry-test-id");
            request.Headers.Add("x-retry-test-id", id);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
