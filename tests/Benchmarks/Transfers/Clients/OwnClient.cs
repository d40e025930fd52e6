namespace Fluent.Buckets.Benchmarks;

/// <summary>Fluent Buckets.</summary>
internal sealed class OwnClient(ObjectStore store) : TransferClient
{
    private readonly Bucket _bucket = store.Bucket(TransferJob.Bucket);

    public override async Task UploadFile(string path, string key) =>
        await _bucket.Object(key).UploadFrom(path).WithPartSize(TransferSizes.PartSize).WithParallelism(TransferSizes.Parts);

    public override async Task DownloadFile(string key, string path) =>
        await _bucket.Object(key).DownloadTo(path).WithPartSize(TransferSizes.PartSize).WithParallelism(TransferSizes.Parts);

    public override async Task UploadFolder(string path, string prefix) =>
        await _bucket.Within(prefix).UploadFolder(path).WithParallelism(TransferSizes.SmallParallelism);

    public override async Task DownloadFolder(string prefix, string path) =>
        await _bucket.Within(prefix).DownloadFolder(path).WithParallelism(TransferSizes.SmallParallelism);

    public override async Task<int> List(string prefix)
    {
        int count = 0;
        await foreach (ObjectInfo _ in _bucket.List(prefix))
        {
            count++;
        }

        return count;
    }

    public override async Task Delete(string prefix) => await _bucket.DeleteAll(prefix).WithParallelism(TransferSizes.SmallParallelism);

    public override async Task UploadUnknown(long length, string key) => await _bucket.Object(key)
        .UploadFrom(new ZeroStream(length)).WithPartSize(TransferSizes.PartSize).WithParallelism(TransferSizes.Parts);

    public override async Task Copy(string source, string target) => await _bucket.Object(source).CopyTo(target);

    public override async Task<int> Read(string key) => (await _bucket.Object(key).ReadBytes()).Length;

    public override async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await base.DisposeAsync();
    }
}
