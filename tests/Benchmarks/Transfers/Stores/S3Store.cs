using Fluent.Buckets.TestServers;

namespace Fluent.Buckets.Benchmarks;

/// <summary>A server that speaks S3.</summary>
internal abstract class S3Store : TransferStore
{
    public override IReadOnlyList<string> Clients => [Own, "sdk", "transfer-utility", "rclone", "boto3"];

    protected abstract S3Address Address { get; }

    protected abstract S3Compatibility Compatibility { get; }

    /// <summary>What rclone calls the server.</summary>
    protected abstract string Provider { get; }

    public override ObjectStore Open() => new(new S3Driver(new S3Options
    {
        Endpoint = new Uri(Address.Endpoint),
        Compatibility = Compatibility,
        Credentials = S3Credentials.AccessKey(Address.AccessKey, Address.SecretKey),
    }));

    public override TransferClient Make(string client) => client switch
    {
        "sdk" => new SdkS3Client(Address),
        "transfer-utility" => new TransferUtilityClient(Address),
        "rclone" => RcloneTool.S3(Address, Provider),
        "boto3" => new BotoTool(Address),
        _ => base.Make(client),
    };
}

/// <summary>Ceph's gateway, from <c>tests/servers/ceph.sh</c>.</summary>
internal sealed class CephStore : S3Store
{
    protected override S3Compatibility Compatibility => S3Compatibility.Ceph;

    protected override string Provider => "Ceph";

    protected override S3Address Address { get; } = new(
        TestServer.Need("ceph.sh", "TEST_CEPH_ENDPOINT"),
        TestServer.Need("ceph.sh", "TEST_CEPH_ACCESS_KEY"),
        TestServer.Need("ceph.sh", "TEST_CEPH_SECRET_KEY"));
}

/// <summary>The server that costs next to nothing. The runner starts it and tells its address in a variable.</summary>
internal sealed class NullStore : S3Store
{
    public const string Variable = "TRANSFERS_NULL_ENDPOINT";

    public override bool IsMadeUp => true;

    /// <summary>Bodies are signed as for Ceph, which the peers do as well.</summary>
    protected override S3Compatibility Compatibility { get; } = S3Compatibility.Generic with { ChunkedSigning = true, ContentMd5 = false };

    protected override string Provider => "Other";

    protected override S3Address Address => new(Environment.GetEnvironmentVariable(Variable)!, "null", "null");
}
