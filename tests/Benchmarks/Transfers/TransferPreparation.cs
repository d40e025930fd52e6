using System.Security.Cryptography;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Makes what a measurement needs, checks what it did, and takes it away again. None of it is measured.</summary>
internal sealed class TransferPreparation(TransferStore store, string name) : IAsyncDisposable
{
    private readonly ObjectStore _objects = store.Open();

    private Bucket Bucket => _objects.Bucket(TransferJob.Bucket);

    /// <summary>Makes the files and objects that all rounds of a case share.</summary>
    public async Task Prepare(TransferJob job)
    {
        await Bucket.EnsureExists();
        switch (job.Case)
        {
            case TransferCase.Up1G:
                WorkFiles.Make(job.LargeFile, job.Sizes.Large);
                WorkFiles.Make(job.WarmUpFile, TransferSizes.WarmUp);
                break;
            case TransferCase.SmallUp:
                WorkFiles.MakeFolder(job.SmallFolder, job.Sizes.Small, TransferSizes.SmallSize);
                WorkFiles.MakeFolder(job.WarmUpFolder, TransferSizes.SmallWarmUp, TransferSizes.SmallSize);
                break;
            case TransferCase.Down1G or TransferCase.Copy1G:
                await Put(job, TransferJob.WarmUpKey, TransferSizes.WarmUp);
                await Put(job, job.LargeKey, job.Sizes.Large);
                break;
            case TransferCase.SmallDown or TransferCase.SmallList or TransferCase.GetLatency:
                await PutSet(job, job.SmallSet, job.Sizes.Small, TransferSizes.SmallSize);
                await PutSet(job, TransferJob.WarmUpSet, TransferSizes.SmallWarmUp, TransferSizes.SmallSize);
                break;
            case TransferCase.List100K:
                await PutSet(job, job.ListedSet, job.Sizes.Listed, 0);
                await PutSet(job, TransferJob.WarmUpSet, TransferSizes.SmallWarmUp, TransferSizes.SmallSize);
                break;
        }
    }

    /// <summary>Makes what one measurement uses up.</summary>
    public async Task PrepareOne(TransferJob job)
    {
        if (job.Case == TransferCase.SmallDelete)
        {
            await PutSet(job, job.DeletedSet, job.Sizes.Small, TransferSizes.SmallSize);
            await PutSet(job, job.DeletedWarmUpSet, TransferSizes.SmallWarmUp, TransferSizes.SmallSize);
        }
    }

    /// <summary>Null means that the measurement did what it should, else what it did not.</summary>
    public async Task<string?> Check(TransferJob job) => job.Case switch
    {
        TransferCase.Down1G => Differs(new FileInfo(job.Target).Length, job.Sizes.Large),
        TransferCase.SmallDown => Differs(WorkFiles.Count(job.Target), job.Sizes.Small),
        _ when !IsOurs(job) => null,
        TransferCase.Up1G or TransferCase.Copy1G => Differs((await Bucket.Object(job.OwnKey).TryGetInfo())?.Size ?? -1, job.Sizes.Large),
        TransferCase.UpUnknown => Differs((await Bucket.Object(job.OwnKey).TryGetInfo())?.Size ?? -1, job.Sizes.Unknown),
        TransferCase.Memory10G => Differs((await Bucket.Object(job.OwnKey).TryGetInfo())?.Size ?? -1, job.Sizes.Huge),
        TransferCase.SmallUp => Differs(await Bucket.List(job.OwnKey + "/").CountAsync(), job.Sizes.Small),
        TransferCase.SmallDelete when !store.IsMadeUp => Differs(await Bucket.List(job.DeletedSet).CountAsync(), 0),
        _ => null,
    };

    /// <summary>Takes away what one measurement made.</summary>
    public async Task CleanUp(TransferJob job)
    {
        WorkFiles.Delete(job.Target);
        WorkFiles.Delete(job.WarmUpTarget);
        if (store is DirectoryStore directory)
        {
            WorkFiles.Delete(Path.Combine(directory.Copies, job.OwnKey));
        }

        if (!store.IsMadeUp && IsOurs(job))
        {
            await Bucket.DeleteMany([job.OwnKey, job.OwnWarmUpKey]);
            await Bucket.DeleteAll(job.OwnKey + "/").WithParallelism(TransferSizes.SmallParallelism);
            await Bucket.DeleteAll(job.OwnWarmUpKey + "/").WithParallelism(TransferSizes.SmallParallelism);
        }
    }

    /// <summary>Takes away what a case made that is large.</summary>
    public async Task Forget(TransferJob job)
    {
        if (!store.IsMadeUp && job.Case == TransferCase.List100K)
        {
            await Bucket.DeleteAll(job.ListedSet).WithParallelism(TransferSizes.SmallParallelism);
        }
    }

    public ValueTask DisposeAsync() => _objects.DisposeAsync();

    private static string? Differs(long found, long expected) => found == expected ? null : $"FAILED: {found} instead of {expected}";

    /// <summary>Whether what the client writes is seen through our store.</summary>
    private bool IsOurs(TransferJob job) => name != "directory" || job.Client.StartsWith(TransferStore.Own, StringComparison.Ordinal);

    private async Task Put(TransferJob job, string key, long size)
    {
        if (store.IsMadeUp)
        {
            return;
        }

        string file = Path.Combine(job.Work, $"large-{size}");
        WorkFiles.Make(file, size);
        if ((await Bucket.Object(key).TryGetInfo())?.Size != size)
        {
            await Bucket.Object(key).UploadFrom(file);
        }

        if (store is DirectoryStore directory)
        {
            WorkFiles.Make(Path.Combine(directory.Copies, key), size);
        }
    }

    private async Task PutSet(TransferJob job, string prefix, int count, int size)
    {
        if (store.IsMadeUp)
        {
            return;
        }

        if (store is DirectoryStore directory)
        {
            WorkFiles.MakeFolder(Path.Combine(directory.Copies, prefix), count, size);
        }

        if (!IsOurs(job) || await Bucket.List(prefix).CountAsync() == count)
        {
            return;
        }

        byte[] content = RandomNumberGenerator.GetBytes(size);
        await Enumerable.Range(0, count).Select(index => Bucket.Object(prefix + NullSet.Item(index)).Upload(content)).WhenAll(TransferSizes.SmallParallelism);
    }
}
