using System.Text.Json;

namespace Fluent.Buckets.Wire.OnGoogle;

/// <summary>Google: the key is one segment of a path of the JSON API, a parameter of an upload, or the rest of a path of the XML API.</summary>
public sealed class GoogleWire : DriverWire
{
    private const string Objects = "/storage/v1/b/";
    private const string Upload = "/upload" + Objects;
    private const string Rewrite = "/rewriteTo/b/";

    public override (string Bucket, string? Key)? Named(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string path = request.Path;
        if (path.Contains(Rewrite, StringComparison.Ordinal))
        {
            return Json(path[(path.LastIndexOf(Rewrite, StringComparison.Ordinal) + Rewrite.Length)..]);
        }

        if (path.StartsWith(Upload, StringComparison.Ordinal))
        {
            return (Json(path[Upload.Length..])!.Value.Bucket, NameIn(request.Body));
        }

        return path.StartsWith(Objects, StringComparison.Ordinal) ? Json(path[Objects.Length..])
            : path.StartsWith("/storage/", StringComparison.Ordinal) || path.StartsWith("/batch/", StringComparison.Ordinal) ? null
            : RequestPath.Split(path, "/");
    }

    public override (string Bucket, string Key)? NamedSource(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int rewrite = request.Path.LastIndexOf(Rewrite, StringComparison.Ordinal);
        return rewrite > 0 && Json(request.Path[Objects.Length..rewrite]) is (var bucket, { } key) ? (bucket, key) : null;
    }

    protected override StoreDriver Open(Uri endpoint) => new GoogleDriver(new GoogleOptions
    {
        Endpoint = endpoint,
        Project = "wire",
        Credentials = GoogleCredentials.Anonymous,
        MaxRetries = 0,
    });

    protected override WireAnswer Answer(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        const string stored = """{"name":"x","bucket":"wire-bucket","generation":"1","metageneration":"1","size":"0","crc32c":"AAAAAA=="}""";
        return new(200)
        {
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["x-goog-generation"] = "1", ["ETag"] = "\"1\"" },
            Body = request.Path.Contains(Rewrite, StringComparison.Ordinal) ? $$"""{"done":true,"resource":{{stored}}}""" : stored,
        };
    }

    /// <summary>The name in the object's description, which is the body of an upload or its first part. Null where a chunk has none.</summary>
    private static string? NameIn(byte[] body)
    {
        int start = body.AsSpan().IndexOf((byte)'{');
        if (start < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(body.AsSpan(start));
        using JsonDocument description = JsonDocument.ParseValue(ref reader);
        return description.RootElement.GetProperty("name").GetString();
    }

    /// <summary>A path after <c>b/</c>: <c>bucket/o/key</c>, in which a slash of the key is encoded.</summary>
    private static (string Bucket, string? Key)? Json(string path)
    {
        string[] segments = path.Split('/');
        Assert.True(segments.Length is 1 or 2 or 3 && (segments.Length == 1 || segments[1] == "o"), $"Not a path of the JSON API: {path}");
        return (RequestPath.Decode(segments[0]), segments.Length == 3 ? RequestPath.Decode(segments[2]) : null);
    }
}

/// <summary>Google.</summary>
public sealed class WireTests(GoogleWire wire) : Wire.WireTests(wire), IClassFixture<GoogleWire>;
