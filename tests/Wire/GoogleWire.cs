[assembly: AssemblyFixture(typeof(Fluent.Buckets.Wire.OnGoogle.GoogleWire))]

namespace Fluent.Buckets.Wire.OnGoogle;

/// <summary>Google's JSON API, where a key is one segment, and its XML API, where a key is the rest of the path.</summary>
public sealed class GoogleWire : DriverWire
{
    private const string Json = "/storage/v1/b/";
    private const string Upload = "/upload/storage/v1/b/";
    private const string Rewrite = "/rewriteTo/b/";

    public override (string Bucket, string? Key)? Named(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Path == "/token")
        {
            return null;
        }

        if (request.Path.StartsWith(Upload, StringComparison.Ordinal))
        {
            // The object is named by the resource in the body, whose bucket is the one of the path.
            return (Segment(request.Path, Upload), request.Text.Contains("\"name\":", StringComparison.Ordinal) ? NameIn(request.Text) : null);
        }

        if (!request.Path.StartsWith(Json, StringComparison.Ordinal))
        {
            string[] parts = request.Path[1..].Split('/', 2);
            return (RequestPath.Decode(parts[0]), parts.Length == 1 ? null : RequestPath.Decode(parts[1]));
        }

        int target = request.Path.IndexOf(Rewrite, StringComparison.Ordinal);
        return target < 0 ? Object(request.Path[Json.Length..]) : Object(request.Path[(target + Rewrite.Length)..]);
    }

    public override (string Bucket, string Key)? NamedSource(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int target = request.Path.IndexOf(Rewrite, StringComparison.Ordinal);
        return target >= 0 && Object(request.Path[Json.Length..target]) is (var bucket, { } key) ? (bucket, key) : null;
    }

    protected override StoreDriver Open(Uri endpoint) => new GoogleDriver(new GoogleOptions
    {
        Endpoint = endpoint,
        Project = "wire",
        MaxRetries = 0,
        Credentials = GoogleCredentials.ServiceAccountJson(Key(endpoint)),
    });

    protected override WireAnswer Answer(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Path == "/token")
        {
            return InJson("""{"access_token":"ya29.wire","expires_in":3599,"token_type":"Bearer"}""");
        }

        string stored = """{"name":"x","generation":"1","metageneration":"1","size":"0","crc32c":"AAAAAA=="}""";
        return request switch
        {
            { Path: var path } when path.Contains(Rewrite, StringComparison.Ordinal) => InJson($$"""{"done":true,"resource":{{stored}}}"""),
            { Query: "uploads" } => new WireAnswer(200)
            {
                Body = "<InitiateMultipartUploadResult><UploadId>1</UploadId></InitiateMultipartUploadResult>",
            },
            { Query: var query } when query.StartsWith("alt=media", StringComparison.Ordinal) => new WireAnswer(200)
            {
                Headers = new Dictionary<string, string> { ["x-goog-generation"] = "1" },
            },
            { Verb: "DELETE" } => new WireAnswer(204),
            _ => InJson(stored),
        };
    }

    private static WireAnswer InJson(string body) => new(200)
    {
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json" },
        Body = body,
    };

    private static (string Bucket, string? Key) Object(string path)
    {
        string[] parts = path.Split('/');
        Assert.True(parts.Length is 1 or 2 or 3 && (parts.Length == 1 || parts[1] == "o"), $"The path is none of an object: {path}");
        return (RequestPath.Decode(parts[0]), parts.Length == 3 ? RequestPath.Decode(parts[2]) : null);
    }

    private static string Segment(string path, string prefix) => RequestPath.Decode(path[prefix.Length..].Split('/')[0]);

    private static string NameIn(string body)
    {
        int start = body.IndexOf('{', StringComparison.Ordinal);
        int end = body.IndexOf("\r\n--", start, StringComparison.Ordinal);
        using var resource = System.Text.Json.JsonDocument.Parse(end < 0 ? body[start..] : body[start..end]);
        return resource.RootElement.GetProperty("name").GetString()!;
    }

    private static string Key(Uri endpoint)
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        return System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account",
            ["project_id"] = "wire",
            ["private_key_id"] = "1",
            ["private_key"] = key.ExportPkcs8PrivateKeyPem(),
            ["client_email"] = "wire@wire.iam.gserviceaccount.com",
            ["client_id"] = "1",
            ["token_uri"] = new Uri(endpoint, "/token").AbsoluteUri,
        });
    }
}

public sealed class GoogleWireTests(GoogleWire wire) : WireTests(wire);
