namespace Fluent.Buckets.Wire.OnAzure;

/// <summary>Azure: <c>/account/container/key</c> on an endpoint by address.</summary>
public sealed class AzureWire : DriverWire
{
    private const string Account = "wireaccount";

    public override (string Bucket, string? Key)? Named(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequestPath.Split(request.Path, $"/{Account}/");
    }

    public override (string Bucket, string Key)? NamedSource(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Header("x-ms-copy-source") is { } source
            && RequestPath.Split(RequestPath.Of(source), $"/{Account}/") is (var bucket, { } key)
            ? (bucket, key)
            : null;
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
