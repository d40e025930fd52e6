using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>What a V4 signature of Google signs. Source: Cloud Storage documentation, "V4 signing process" and "Canonical requests".</summary>
internal sealed class UrlSignature
{
    private const string Algorithm = "GOOG4-RSA-SHA256";

    private readonly Uri _endpoint;
    private readonly string _path;
    private readonly string _query;

    /// <param name="endpoint">Where the object lies.</param>
    /// <param name="request">What the URL allows.</param>
    /// <param name="account">The address of the service account that signs.</param>
    /// <param name="now">The moment from which the URL holds.</param>
    public UrlSignature(Uri endpoint, SignRequest request, string account, DateTimeOffset now)
    {
        bool isDownload = request.Verb == SignedUrlVerb.Download;
        string time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string scope = $"{time[..8]}/auto/storage/goog4_request";
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = endpoint.Authority };
        if (!isDownload && request.ContentType is { } type)
        {
            headers["content-type"] = type;
        }

        string names = string.Join(';', headers.Keys);
        var query = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["X-Goog-Algorithm"] = Algorithm,
            ["X-Goog-Credential"] = $"{account}/{scope}",
            ["X-Goog-Date"] = time,
            ["X-Goog-Expires"] = ((long)Math.Ceiling(request.Expires.TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            ["X-Goog-SignedHeaders"] = names,
        };
        if (isDownload && request.ContentType is { } answerType)
        {
            query["response-content-type"] = answerType;
        }

        if (isDownload && request.ContentDisposition is { } disposition)
        {
            query["response-content-disposition"] = disposition;
        }

        _endpoint = endpoint;
        _path = ApiUrl.XmlPath(request.Bucket, request.Key);
        _query = string.Join('&', query.Select(parameter => $"{ApiUrl.Escape(parameter.Key)}={ApiUrl.Escape(parameter.Value)}"));
        string lines = string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"));
        string canonical = $"{(isDownload ? "GET" : "PUT")}\n{_path}\n{_query}\n{lines}\n{names}\nUNSIGNED-PAYLOAD";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        ToSign = Encoding.UTF8.GetBytes($"{Algorithm}\n{time}\n{scope}\n{hash}");
    }

    /// <summary>The bytes to sign with the account's key: RSA with SHA-256.</summary>
    public byte[] ToSign { get; }

    /// <summary>The URL with its signature.</summary>
    public Uri ToUri(byte[] signature) => new(
        $"{_endpoint.GetLeftPart(UriPartial.Authority)}{_path}?{_query}&X-Goog-Signature={Convert.ToHexStringLower(signature)}",
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}
