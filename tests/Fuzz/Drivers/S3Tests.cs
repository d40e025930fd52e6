namespace Fluent.Buckets.Fuzz.OnS3;

internal sealed class HostileS3 : HostileDriver
{
    public override string ObjectHeaders => "ETag: \"827ccb0eea8a706c4c34a16891f84e7b\"\r\nLast-Modified: Wed, 25 Nov 2026 12:00:00 GMT\r\n";

    public override string DocumentType => "application/xml";

    public override string WrongDocument => "<Surprise><Key>a</Key></Surprise>";

    public override string ErrorDocument => "<Error><Code>InternalError</Code><Message>Sorry.</Message></Error>";

    public override StoreDriver Open(Uri endpoint) => new S3Driver(new S3Options
    {
        Endpoint = endpoint,
        Region = "us-east-1",
        PathStyle = true,
        Credentials = S3Credentials.AccessKey("access", "secret"),
        MaxRetries = 0,
    });

    public override bool IsList(HostileRequest request) => request.Target.Contains("list-type=2", StringComparison.Ordinal);

    public override string List(IReadOnlyList<string> keys, string? next, string size = "5") =>
        $"<ListBucketResult><Name>hostile-bucket</Name><IsTruncated>{(next is null ? "false" : "true")}</IsTruncated>"
        + string.Concat(keys.Select(key => $"<Contents><Key>{key}</Key><Size>{size}</Size><ETag>\"1\"</ETag><LastModified>2026-11-25T12:00:00.000Z</LastModified></Contents>"))
        + (next is null ? string.Empty : $"<NextContinuationToken>{next}</NextContinuationToken>") + "</ListBucketResult>";
}

/// <summary>S3.</summary>
public sealed class HostileTests : Fuzz.HostileTests
{
    private protected override HostileDriver Driver { get; } = new HostileS3();
}
