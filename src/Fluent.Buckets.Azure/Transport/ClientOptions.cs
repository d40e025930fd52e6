using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>The options of the provider's client.</summary>
internal static class ClientOptions
{
    public static BlobClientOptions Make(AzureOptions options, Action<string> reportRetry)
    {
        var client = new BlobClientOptions { Transport = NewTransport() };
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
    private static HttpClientTransport NewTransport() => new(new HttpClient(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = 256,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(20),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });
}
