namespace Fluent.Buckets.Benchmarks;

/// <summary>boto3, by a script beside this program.</summary>
internal sealed class BotoTool : ExternalTool
{
    public BotoTool(S3Address address)
    {
        SetVariable("PEER_ENDPOINT", address.Endpoint);
        SetVariable("AWS_ACCESS_KEY_ID", address.AccessKey);
        SetVariable("AWS_SECRET_ACCESS_KEY", address.SecretKey);
        SetVariable("AWS_DEFAULT_REGION", "us-east-1");
    }

    public override Task UploadFile(string path, string key) => Boto(null, "upload", path, key);

    public override Task DownloadFile(string key, string path) => Boto(null, "download", key, path);

    public override Task UploadFolder(string path, string prefix) => Boto(null, "upload-folder", path, prefix);

    public override Task DownloadFolder(string prefix, string path) => Boto(null, "download-folder", prefix, path);

    public override async Task<int> List(string prefix)
    {
        await Boto(null, "list", prefix);
        return -1;
    }

    public override Task Delete(string prefix) => Boto(null, "delete", prefix);

    public override Task UploadUnknown(long length, string key) => Boto(new ZeroStream(length), "upload-stream", key);

    public override Task Copy(string source, string target) => Boto(null, "copy", source, target);

    private Task Boto(Stream? input, params string[] arguments)
    {
        if (!PythonModules.Has("boto3"))
        {
            throw new NotInstalledException("boto3");
        }

        return Run(PythonModules.Program, [Path.Combine(AppContext.BaseDirectory, "Transfers", "Tools", "boto3_transfer.py"), TransferJob.Bucket, .. arguments], input);
    }
}
