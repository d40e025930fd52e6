using System.Net;
using Amazon.Runtime;
using Fluent.Buckets.Transport;

namespace Fluent.Buckets.S3Storage;

/// <summary>The one HTTP client of a store, with connections for parallel transfers.</summary>
internal sealed class PooledHttpClients(S3Options options) : HttpClientFactory
{
    /// <summary>A page has 1,000 keys, of 3 KiB each where all of 1,024 bytes are escaped.</summary>
    private const long GreatestDocument = 16 << 20;

    /// <summary>The parameters of requests for a description of a bucket, an object or an upload.</summary>
    private static readonly string[] Documents = ["list-type", "uploads", "uploadId", "versions", "versioning", "tagging", "location"];

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        // The app's own handler may serve others too.
        var limited = new DocumentLimit(options.HttpHandler ?? Sockets(), GreatestDocument, IsContent);
        HttpMessageHandler handler = new Adjustments(new HeldDocuments(limited, IsContent));
        return new HttpClient(handler, disposeHandler: options.HttpHandler is null) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>Null keeps the client out of the SDK's cache for all of the process.</summary>
    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    private static bool IsContent(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath != "/"
        && !request.RequestUri.Query.Split('?', '&').Any(parameter => Array.IndexOf(Documents, parameter.Split('=')[0]) >= 0);

    private SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = options.ConnectTimeout,
        EnableMultipleHttp2Connections = true,

        // Names of large services move between addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>
    /// Sends a small body with its request, since to wait for the server's consent first would cost more than the body; and keeps all languages of an answer.
    /// </summary>
    private sealed class Adjustments(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const long SmallBody = 1 << 20;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.ExpectContinue == true && request.Content?.Headers.ContentLength < SmallBody)
            {
                request.Headers.ExpectContinue = false;
            }

            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.Content.Headers.ContentLanguage is { Count: > 1 } languages)
            {
                response.Headers.TryAddWithoutValidation(Headers.Languages, string.Join(", ", languages));
            }

            return response;
        }
    }
}
