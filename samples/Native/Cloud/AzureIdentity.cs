using System.Net;
using System.Net.Http.Headers;
using Azure.Core.Pipeline;
using Azure.Identity;
using Fluent.Buckets;

namespace Native;

/// <summary>
/// Azure.Identity asks for a token and the driver sends it. Both services are played by a handler, so that it needs neither a network nor an account.
/// </summary>
internal static class AzureIdentity
{
    public static async Task Show(TextWriter output)
    {
        using var services = new Services();
        using var client = new HttpClient(services);
        var transport = new HttpClientTransport(client);
        var identity = new ClientSecretCredential(
            Guid.NewGuid().ToString(),
            Guid.NewGuid().ToString(),
            Guid.NewGuid().ToString(),
            new ClientSecretCredentialOptions { Transport = transport, DisableInstanceDiscovery = true });
        await using var store = new ObjectStore(new AzureDriver(new AzureOptions
        {
            AccountName = "native",
            Credentials = AzureCredentials.Token(identity),
            ConfigureClient = options => options.Transport = transport,
        }));
        if (await store.Bucket("native-notes").Exists() || !services.SawToken)
        {
            throw new InvalidDataException("The driver did not send the token that Azure.Identity got.");
        }

        await output.WriteLineAsync($"{store.Name}: sends a token of Azure.Identity");
    }

    private sealed class Services : HttpMessageHandler
    {
        private readonly string _token = Guid.NewGuid().ToString("N");

        public bool SawToken { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal) ? Issue() : Answer(request));

        private HttpResponseMessage Issue() => new(HttpStatusCode.OK)
        {
            Content = new StringContent(
                $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"{{_token}}"}""", MediaTypeHeaderValue.Parse("application/json")),
        };

        private HttpResponseMessage Answer(HttpRequestMessage request)
        {
            SawToken = request.Headers.Authorization is { Scheme: "Bearer" } sent && sent.Parameter == _token;
            var missing = new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) };
            missing.Headers.Add("x-ms-error-code", "ContainerNotFound");
            return missing;
        }
    }
}
