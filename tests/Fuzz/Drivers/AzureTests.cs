namespace Fluent.Buckets.Fuzz.OnAzure;

internal sealed class HostileAzure : HostileDriver
{
    private const string Account = "hostileaccount";

    public override string ObjectHeaders =>
        "ETag: \"0x8D4BCC2E4835CD0\"\r\nLast-Modified: Wed, 25 Nov 2026 12:00:00 GMT\r\nx-ms-blob-type: BlockBlob\r\nx-ms-request-id: 1\r\n";

    public override string DocumentType => "application/xml";

    public override string WrongDocument => "<Surprise><Name>a</Name></Surprise>";

    public override string ErrorDocument => "<Error><Code>InternalError</Code><Message>Sorry.</Message></Error>";

    public override StoreDriver Open(Uri endpoint) => new AzureDriver(new AzureOptions
    {
        Endpoint = new Uri(endpoint, Account),
        Credentials = AzureCredentials.AccountKey(Account, Convert.ToBase64String(new byte[64])),
        MaxRetries = 0,
    });

    public override bool IsList(HostileRequest request) =>
        request.Target.Contains("comp=list", StringComparison.Ordinal) && request.Target.Contains("hostile-bucket", StringComparison.Ordinal);

    public override string List(IReadOnlyList<string> keys, string? next, string size = "5") =>
        "<EnumerationResults ContainerName=\"hostile-bucket\"><Blobs>"
        + string.Concat(keys.Select(key =>
            $"<Blob><Name>{key}</Name><Properties><Last-Modified>Wed, 25 Nov 2026 12:00:00 GMT</Last-Modified><Etag>0x1</Etag><Content-Length>{size}</Content-Length>"
            + "<BlobType>BlockBlob</BlobType></Properties></Blob>"))
        + $"</Blobs><NextMarker>{next}</NextMarker></EnumerationResults>";
}

/// <summary>Azure.</summary>
public sealed class HostileTests : Fuzz.HostileTests
{
    private protected override HostileDriver Driver { get; } = new HostileAzure();
}
