namespace Fluent.Buckets.Fuzz.OnSwift;

internal class HostileSwift : HostileDriver
{
    public override string ObjectHeaders =>
        "ETag: 827ccb0eea8a706c4c34a16891f84e7b\r\nLast-Modified: Wed, 25 Nov 2026 12:00:00 GMT\r\nX-Timestamp: 1795600000.00000\r\nContent-Type: text/plain\r\n";

    public override string DocumentType => "application/json";

    public override string WrongDocument => """{"surprise":[5]}""";

    public override string ErrorDocument => """{"error":{"code":500,"message":"Sorry."}}""";

    /// <summary>The next page starts behind the last key; the last page is an empty one.</summary>
    public override bool HasTokens => false;

    public override StoreDriver Open(Uri endpoint) => new SwiftDriver(new SwiftOptions
    {
        Credentials = SwiftCredentials.Token(new Uri(endpoint, "/v1/AUTH_hostile"), "token"),
        MaxRetries = 0,
    });

    public override bool IsList(HostileRequest request) => request.Target.Split('?')[0].EndsWith("/hostile-bucket", StringComparison.Ordinal);

    public override string List(IReadOnlyList<string> keys, string? next, string size = "5") => "["
        + string.Join(',', keys.Select(key =>
            $$"""{"name":"{{key}}","bytes":{{size}},"hash":"827ccb0eea8a706c4c34a16891f84e7b","last_modified":"2026-11-25T12:00:00.000000","content_type":"text/plain"}"""))
        + "]";
}

/// <summary>Swift.</summary>
public sealed class HostileTests : Fuzz.HostileTests
{
    private protected override HostileDriver Driver { get; } = new HostileSwift();
}

/// <summary>Swift whose sign-in by tempauth is hostile as well.</summary>
internal sealed class HostileTempauth : HostileSwift
{
    public override StoreDriver Open(Uri endpoint) => new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri(endpoint, "/auth/v1.0"),
        Credentials = SwiftCredentials.V1("account:user", "key"),
        MaxRetries = 0,
    });
}

/// <summary>Swift with Keystone whose answers are hostile as well.</summary>
internal sealed class HostileKeystone : HostileSwift
{
    public override StoreDriver Open(Uri endpoint) => new SwiftDriver(new SwiftOptions
    {
        AuthUrl = new Uri(endpoint, "/v3"),
        Credentials = SwiftCredentials.Password("user", "password", "project", "Default"),
        MaxRetries = 0,
    });
}


/// <summary>Tempauth.</summary>
public sealed class HostileTempauthTests : Fuzz.HostileTests
{
    private protected override HostileDriver Driver { get; } = new HostileTempauth();
}

/// <summary>Keystone.</summary>
public sealed class HostileKeystoneTests : Fuzz.HostileTests
{
    private protected override HostileDriver Driver { get; } = new HostileKeystone();
}
