using System.Net;
using System.Text;
using Fluent.Buckets.Transport;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The driver's own HTTP client: certificates are verified, nothing is followed, decompressed or remembered.</summary>
internal static class SwiftHttp
{
    /// <summary>A page has 10,000 keys, of 3 KiB each where all of 1,024 bytes are escaped.</summary>
    private const long GreatestDocument = 64 << 20;

    public static HttpClient Create() => new(new DocumentLimit(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),

        // A store's address may move while the process lives.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        ResponseHeaderEncodingSelector = static (_, _) => Encoding.UTF8,
    }, GreatestDocument, IsContent))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>A request without a token asks for one.</summary>
    private static bool IsContent(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.Headers.Contains("X-Auth-Token") && !request.RequestUri!.Query.Contains("format=", StringComparison.Ordinal);
}
