using System.Net;
using System.Text;
using Fluent.Buckets.Transport;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>The driver's own HTTP client: certificates are verified, nothing is followed, decompressed or remembered.</summary>
internal static class SwiftHttp
{
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
    }, IsContent))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static bool IsContent(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && !request.RequestUri!.Query.Contains("format=", StringComparison.Ordinal);
}
