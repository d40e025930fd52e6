using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Fluent.Buckets.Transport;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>The options of the provider's client.</summary>
internal static class ClientOptions
{
    /// <summary>A page has 5,000 blobs, with keys of up to 3 KiB where all is escaped, and up to 8 KiB of metadata.</summary>
    private const long GreatestDocument = 64 << 20;

    /// <summary>Makes the options.</summary>
    /// <param name="options">The driver's own.</param>
    /// <param name="transport">What sends the requests, unless the app sets another.</param>
    /// <param name="reportRetry">Reports what is sent again.</param>
    public static BlobClientOptions Make(AzureOptions options, HttpClientTransport transport, Action<string> reportRetry)
    {
        var client = new BlobClientOptions { Transport = transport };
        client.Diagnostics.ApplicationId = "FluentBuckets";
        options.ConfigureClient?.Invoke(client);

        // The default drops slashes at both ends of a name, which would be another blob.
        client.TrimBlobNameSlashes = false;
        client.RetryPolicy = new ReportingRetryPolicy(options.MaxRetries, options.RetryDelay, reportRetry);
        client.AddPolicy(new RequestTimeoutPolicy(), Azure.Core.HttpPipelinePosition.PerCall);
        client.AddPolicy(new RereadPolicy(reportRetry), Azure.Core.HttpPipelinePosition.PerCall);
        return client;
    }

    /// <summary>Connections for many parts at once, which give bytes as they are stored and follow no redirection.</summary>
    public static HttpClientTransport NewTransport() => new(new HttpClient(new DocumentLimit(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = 256,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(20),
    }, GreatestDocument, IsContent))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private static bool IsContent(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && !request.RequestUri!.Query.Split('?', '&').Any(IsOfDocument);

    private static bool IsOfDocument(string parameter) =>
        parameter.StartsWith("comp=", StringComparison.Ordinal) || parameter.StartsWith("restype=", StringComparison.Ordinal);
}
