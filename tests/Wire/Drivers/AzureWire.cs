using System.Buffers.Text;
using System.Text;

namespace Fluent.Buckets.Wire.OnAzure;

/// <summary>Azure: <c>/account/container/key</c> on an endpoint by address.</summary>
public sealed class AzureWire : DriverWire
{
    private const string Account = "wireaccount";
    private const string Markers = ".fluent-buckets/uploads/";

    public override (string Bucket, string? Key)? Named(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (string Bucket, string? Key)? named = RequestPath.Split(request.Path, $"/{Account}/");
        return named is (var bucket, { } key) && key.StartsWith(Markers, StringComparison.Ordinal) ? (bucket, MarkedKey(key)) : named;
    }

    public override (string Bucket, string Key)? NamedSource(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Header("x-ms-copy-source") is { } source
            && RequestPath.Split(RequestPath.Of(source), $"/{Account}/") is (var bucket, { } key)
            ? (bucket, key)
            : null;
    }

    /// <summary>The key of the upload that a blob marks. Null when it holds a piece of a long one.</summary>
    private static string? MarkedKey(string name)
    {
        string[] parts = name[Markers.Length..].Split('/');
        Assert.Equal(3, parts.Length);
        return parts[1] == "0-1" ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[2])) : null;
    }

    protected override StoreDriver Open(Uri endpoint) => new AzureDriver(new AzureOptions
    {
        Endpoint = new Uri(endpoint, Account),
        Credentials = AzureCredentials.AccountKey(Account, Convert.ToBase64String(new byte[64])),
        MaxRetries = 0,
    });

    protected override WireAnswer Answer(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Verb switch { "PUT" => 201, "DELETE" => 202, _ => 200 })
        {
            Headers = new Dictionary<string, string>
            {
                ["ETag"] = "\"0x8D4BCC2E4835CD0\"",
                ["Last-Modified"] = "Wed, 25 Nov 2026 12:00:00 GMT",
                ["x-ms-blob-type"] = "BlockBlob",
                ["x-ms-copy-status"] = "success",
                ["x-ms-copy-id"] = "1",
                ["x-ms-request-id"] = "1",
            },
        };
    }
}

/// <summary>Azure.</summary>
public sealed class WireTests(AzureWire wire) : Wire.WireTests(wire), IClassFixture<AzureWire>;
