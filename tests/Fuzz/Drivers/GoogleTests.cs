namespace Fluent.Buckets.Fuzz.OnGoogle;

internal sealed class HostileGoogle : HostileDriver
{
    public override string ObjectHeaders =>
        "ETag: \"1\"\r\nx-goog-generation: 1\r\nLast-Modified: Wed, 25 Nov 2026 12:00:00 GMT\r\nContent-Type: text/plain\r\n";

    public override string DocumentType => "application/json";

    public override string WrongDocument => """{"kind":"surprise","items":{"name":5}}""";

    public override string ErrorDocument => """{"error":{"code":500,"message":"Sorry."}}""";

    public override StoreDriver Open(Uri endpoint) => new GoogleDriver(new GoogleOptions
    {
        Endpoint = endpoint,
        Project = "hostile",
        Credentials = GoogleCredentials.Anonymous,
        MaxRetries = 0,
    });

    public override bool IsList(HostileRequest request) => request.Target.Split('?')[0].EndsWith("/hostile-bucket/o", StringComparison.Ordinal);

    public override string List(IReadOnlyList<string> keys, string? next, string size = "5")
    {
        IEnumerable<string> items = keys.Select(key =>
            $$"""{"kind":"storage#object","name":"{{key}}","bucket":"hostile-bucket","generation":"1","metageneration":"1","size":"{{size}}"}""");
        string token = next is null ? string.Empty : $"""
            ,"nextPageToken":"{next}"
            """;
        return $$"""{"kind":"storage#objects","items":[{{string.Join(',', items)}}]{{token}}}""";
    }
}

/// <summary>Google.</summary>
public sealed class HostileTests : Fuzz.HostileTests
{
    private protected override HostileDriver Driver { get; } = new HostileGoogle();
}
