namespace Fluent.Buckets.Wire.OnS3;

/// <summary>S3 by path style: <c>/bucket/key</c>.</summary>
public sealed class S3Wire : DriverWire
{
    private const string Started = """
        <InitiateMultipartUploadResult><Bucket>wire-bucket</Bucket><Key>x</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>
        """;

    private const string Copied = """
        <CopyObjectResult><LastModified>2026-11-25T12:00:00.000Z</LastModified><ETag>"d41d8cd98f00b204e9800998ecf8427e"</ETag></CopyObjectResult>
        """;

    public override (string Bucket, string? Key)? Named(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequestPath.Split(request.Path, "/");
    }

    public override (string Bucket, string Key)? NamedSource(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // S3 takes the escapes off the whole value, and one slash before the bucket.
        return request.Header("x-amz-copy-source") is { } source && RequestPath.Decode(source.Split('?')[0]).Split('/', 3) is var parts
            ? parts[0].Length == 0 ? (parts[1], parts[2]) : (parts[0], string.Join('/', parts[1..]))
            : null;
    }

    protected override StoreDriver Open(Uri endpoint) => new S3Driver(new S3Options
    {
        Endpoint = endpoint,
        Region = "us-east-1",
        PathStyle = true,
        Credentials = S3Credentials.AccessKey("access", "secret"),
        MaxRetries = 0,
    });

    protected override WireAnswer Answer(WireRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new(request.Verb == "DELETE" ? 204 : 200)
        {
            Headers = new Dictionary<string, string>
            {
                ["ETag"] = "\"d41d8cd98f00b204e9800998ecf8427e\"",
                ["Last-Modified"] = "Wed, 25 Nov 2026 12:00:00 GMT",
            },
            Body = request.Query.StartsWith("uploads", StringComparison.Ordinal) ? Started
                : request.Header("x-amz-copy-source") is not null ? Copied
                : string.Empty,
        };
    }
}

/// <summary>S3.</summary>
public sealed class WireTests(S3Wire wire) : Wire.WireTests(wire), IClassFixture<S3Wire>;
