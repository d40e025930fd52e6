namespace Fluent.Buckets.Benchmarks;

/// <summary><c>cp</c> within the disk, which makes no clones of blocks.</summary>
/// <param name="root">Where what stands for the store lies.</param>
/// <param name="flush">Whether the file system is flushed after it.</param>
internal sealed class CopyTool(string root, bool flush) : ExternalTool
{
    public override Task UploadFile(string path, string key) => Copy(path, key, []);

    public override Task DownloadFile(string key, string path) => CopyOut(key, path, []);

    public override Task UploadFolder(string path, string prefix) => Copy(path, prefix.TrimEnd('/'), ["-r"]);

    public override Task DownloadFolder(string prefix, string path) => CopyOut(prefix.TrimEnd('/'), path, ["-r"]);

    public override Task UploadUnknown(long length, string key) => Cp(["/dev/stdin", In(key)], new ZeroStream(length));

    public override Task Copy(string source, string target) => Cp([In(source), In(target)]);

    public override async Task<int> List(string prefix)
    {
        RequireNoFlush();
        await Run("find", [In(prefix), "-type", "f", "-printf", "%p %s %T@\\n"]);
        return -1;
    }

    public override Task Delete(string prefix)
    {
        RequireNoFlush();
        return Run("rm", ["-r", In(prefix)]);
    }

    private Task Copy(string source, string key, string[] options) => Cp([.. options, source, In(key)]);

    private Task CopyOut(string key, string target, string[] options) => Cp([.. options, In(key), target]);

    private async Task Cp(IEnumerable<string> arguments, Stream? input = null)
    {
        await Run("cp", ["--reflink=never", .. arguments], input);
        long peak = PeakBytes;
        if (flush)
        {
            await Run("sync", ["-f", root]);
        }

        PeakBytes = Math.Max(PeakBytes, peak);
    }

    private void RequireNoFlush()
    {
        if (flush)
        {
            throw new NotOfferedException();
        }
    }

    private string In(string key) => Path.Combine(root, key);
}
