namespace Fluent.Buckets.Benchmarks;

/// <summary>rclone, with a remote that its variables describe.</summary>
internal sealed class RcloneTool : ExternalTool
{
    /// <summary>Asks nothing after an upload. A stream of unknown length it cannot do without.</summary>
    private const string NoHead = "--s3-no-head";

    private readonly string[] _options;

    private RcloneTool(IEnumerable<(string Name, string Value)> remote, params string[] options)
    {
        _options = options;
        Remote = "peer:" + TransferJob.Bucket + "/";
        foreach ((string name, string value) in remote)
        {
            SetVariable($"RCLONE_CONFIG_PEER_{name}", value);
        }
    }

    /// <summary>Without the questions before and after an upload, and without MD5, which the others do not have either.</summary>
    public static RcloneTool S3(S3Address address, string provider) => new(
        [
            ("TYPE", "s3"), ("PROVIDER", provider), ("ENDPOINT", address.Endpoint), ("ACCESS_KEY_ID", address.AccessKey),
            ("SECRET_ACCESS_KEY", address.SecretKey), ("REGION", "us-east-1"), ("FORCE_PATH_STYLE", "true"),
        ],
        "--s3-no-check-bucket", NoHead, "--s3-disable-checksum", "--s3-list-version", "2",
        "--s3-upload-cutoff", "16M", "--s3-chunk-size", "16M", "--s3-upload-concurrency", "4", "--s3-copy-cutoff", "5G");

    /// <summary>Within the disk.</summary>
    public static RcloneTool Local(string root) => new([]) { Remote = root + "/" };

    public static RcloneTool Azure(AzureAddress address) => new(
        [("TYPE", "azureblob"), ("ACCOUNT", address.Account), ("KEY", address.Key), ("ENDPOINT", address.Endpoint)],
        "--azureblob-chunk-size", "16M", "--azureblob-upload-concurrency", "4", "--azureblob-disable-checksum");

    public static RcloneTool Swift(SwiftAddress address) => new(
        [("TYPE", "swift"), ("AUTH", address.Url), ("USER", address.User), ("KEY", address.Key), ("AUTH_VERSION", "1")]);

    private string Remote { get; init; }

    public override Task UploadFile(string path, string key) => Rclone("copyto", path, Remote + key);

    public override Task DownloadFile(string key, string path) =>
        Rclone("copyto", Remote + key, path, "--multi-thread-streams", "4", "--multi-thread-cutoff", "16M");

    public override Task UploadFolder(string path, string prefix) => Rclone("copy", path, Remote + prefix);

    public override Task DownloadFolder(string prefix, string path) => Rclone("copy", Remote + prefix, path);

    public override async Task<int> List(string prefix)
    {
        await Rclone("lsf", "--files-only", "--format", "ps", Remote + prefix);
        return -1;
    }

    public override Task Delete(string prefix) => Rclone("delete", Remote + prefix);

    public override Task UploadUnknown(long length, string key) =>
        Run("rclone", [.. Common.Where(option => option != NoHead), "rcat", Remote + key], new ZeroStream(length));

    public override Task Copy(string source, string target) => Rclone("copyto", Remote + source, Remote + target);

    private IEnumerable<string> Common =>
        ["--config", "/dev/null", "--transfers", "32", "--checkers", "32", "--ignore-checksum", "--retries", "1", "--stats", "0", .. _options];

    private Task Rclone(params string[] arguments) => Run("rclone", [.. Common, .. arguments]);
}
