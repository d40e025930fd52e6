namespace Fluent.Buckets.Wire.OnSwift;

/// <summary>Swift: <c>/v1/account/container/key</c>.</summary>
public sealed class SwiftWire : DriverWire
{
    private const string Account = "/v1/AUTH_wire";

    public override bool StartsUploadAtKey => false;

    public override (string Bucket, string? Key)? Named(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // Segments have names of the driver's own, in a container beside the bucket.
        return Split(request.Path, Account + "/") is (var bucket, var key) && !bucket.EndsWith("_segments", StringComparison.Ordinal)
            ? (bucket, key)
            : null;
    }

    public override (string Bucket, string Key)? NamedSource(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (string Bucket, string? Key)? source = request.Header("X-Copy-From") is { } from ? Split(from, "/")
            : request.Verb == "COPY" ? Named(request)
            : null;
        return source is (var bucket, { } key) ? (bucket, key) : null;
    }

    protected override StoreDriver Open(Uri endpoint) => new SwiftDriver(new SwiftOptions
    {
        Credentials = SwiftCredentials.Token(new Uri(endpoint, Account), "token"),
        TemporaryUrlKey = "signing",
        MaxRetries = 0,
    });

    protected override WireAnswer Answer(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path == "/info"
            ? new(200) { Body = "{}" }
            : new(request.Verb switch { "PUT" or "COPY" => 201, "POST" => 202, "DELETE" => 204, _ => 200 })
            {
                Headers = new Dictionary<string, string>
                {
                    ["ETag"] = request.Verb == "PUT" ? Convert.ToHexStringLower(Md5(request.Body)) : "d41d8cd98f00b204e9800998ecf8427e",
                    ["Last-Modified"] = "Wed, 25 Nov 2026 12:00:00 GMT",
                    ["Content-Type"] = "text/plain",
                    ["X-Timestamp"] = "1795600000.00000",
                },
            };
    }

    /// <summary>Swift takes the escapes off the whole path before it looks for slashes.</summary>
    private static (string Bucket, string? Key)? Split(string path, string start)
    {
        if (!path.StartsWith(start, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = RequestPath.Decode(path[start.Length..]).Split('/', 2);
        return (parts[0], parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null);
    }

    // MD5 is what Swift calls a body by.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "Swift's ETag is the MD5.")]
    private static byte[] Md5(byte[] body) => System.Security.Cryptography.MD5.HashData(body);
}

/// <summary>Swift.</summary>
public sealed class WireTests(SwiftWire wire) : Wire.WireTests(wire), IClassFixture<SwiftWire>;
