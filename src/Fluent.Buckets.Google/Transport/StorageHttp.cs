using System.Net;
using Fluent.Buckets.Transport;
using Google.Apis.Http;
using Google.Apis.Util;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Makes the HTTP client: Google's own, with its back-off and its credentials.</summary>
internal static class StorageHttp
{
    private const string ApplicationName = "fluent-buckets";

    public static ConfigurableHttpClient Create(GoogleOptions options, CredentialSource credentials, CallRetry calls, RetryHandler retry)
    {
        var arguments = new CreateHttpClientArgs { ApplicationName = ApplicationName, GZipEnabled = false };
        ConfigurableHttpClient client = (options.HttpClientFactory ?? new PooledFactory()).CreateHttpClient(arguments);

        // How long an operation may take is said with WithTimeout: a large part may well take longer than any limit here.
        client.Timeout = Timeout.InfiniteTimeSpan;
        ConfigurableMessageHandler handler = client.MessageHandler;
        handler.NumTries = options.MaxRetries + 1;

        // A redirect would go with the credential, and 308 means something else in a resumable upload.
        handler.FollowRedirect = false;

        // Its log holds addresses of resumable sessions, which let whoever has them write.
        handler.IsLoggingEnabled = false;
        var interceptor = new CredentialInterceptor(credentials, calls);
        handler.AddExecuteInterceptor(interceptor);
        handler.AddUnsuccessfulResponseHandler(interceptor);
        handler.AddUnsuccessfulResponseHandler(retry);
        handler.AddExceptionHandler(retry);
        return client;
    }

    /// <summary>How long to wait before each further try.</summary>
    public static IBackOff BackOff(GoogleOptions options) =>
        options.BackOff ?? new ExponentialBackOff(TimeSpan.FromMilliseconds(250), Math.Max(1, options.MaxRetries));

    /// <summary>Connections for parallel transfers; bytes come as they are stored.</summary>
    private sealed class PooledFactory : HttpClientFactory
    {
        /// <summary>A page has 1,000 objects, with up to 8 KiB of metadata each besides the key.</summary>
        private const long GreatestDocument = 32 << 20;

        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new DocumentLimit(Sockets(), GreatestDocument, IsContent);

        private static bool IsContent(HttpRequestMessage request) =>
            request.RequestUri!.Query.Contains("alt=media", StringComparison.Ordinal);

        private static SocketsHttpHandler Sockets() => new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
        };
    }
}
