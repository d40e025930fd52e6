namespace Fluent.Buckets.Benchmarks;

/// <summary>Swift's own program, of python-swiftclient.</summary>
internal sealed class SwiftTool : ExternalTool
{
    public SwiftTool(SwiftAddress address)
    {
        SetVariable("ST_AUTH", address.Url);
        SetVariable("ST_USER", address.User);
        SetVariable("ST_KEY", address.Key);
    }

    public override Task UploadFile(string path, string key) => Swift("upload", "--object-name", key, TransferJob.Bucket, path);

    public override Task DownloadFile(string key, string path) => Swift("download", "--output", path, TransferJob.Bucket, key);

    public override Task UploadFolder(string path, string prefix) =>
        Swift("upload", "--object-threads", "32", "--object-name", prefix.TrimEnd('/'), TransferJob.Bucket, path);

    public override Task DownloadFolder(string prefix, string path) =>
        Swift("download", "--object-threads", "32", "--prefix", prefix, "--remove-prefix", "--output-dir", path, TransferJob.Bucket);

    public override async Task<int> List(string prefix)
    {
        await Swift("list", "--prefix", prefix, TransferJob.Bucket);
        return -1;
    }

    public override Task Delete(string prefix) => Swift("delete", "--object-threads", "32", "--prefix", prefix, TransferJob.Bucket);

    public override Task Copy(string source, string target) => Swift("copy", "--destination", $"/{TransferJob.Bucket}/{target}", TransferJob.Bucket, source);

    /// <summary>By Debian's Python: the program would take the first of the path.</summary>
    private async Task Swift(params string[] arguments)
    {
        if (!PythonModules.Has("swiftclient"))
        {
            throw new NotInstalledException("swiftclient");
        }

        await Run(PythonModules.Program, ["-c", "import sys; from swiftclient.shell import main; sys.exit(main())", .. arguments]);
    }
}
