using System.Diagnostics;
using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What each case does, and what it does before to warm up.</summary>
internal static class TransferSteps
{
    /// <summary>How long large transfers warm up at least, and small ones where the environment asks for it with TRANSFERS_WARM_UP, in seconds.</summary>
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1);

    public static Task Run(TransferJob job, TransferClient client) => job.Case switch
    {
        TransferCase.Up1G => client.UploadFile(job.LargeFile, job.OwnKey),
        TransferCase.Down1G => client.DownloadFile(job.LargeKey, job.Target),
        TransferCase.SmallUp => client.UploadFolder(job.SmallFolder, job.OwnKey + "/"),
        TransferCase.SmallDown => client.DownloadFolder(job.SmallSet, job.Target),
        TransferCase.SmallList => List(client, job.SmallSet, job.Sizes.Small),
        TransferCase.SmallDelete => client.Delete(job.DeletedSet),
        TransferCase.UpUnknown => client.UploadUnknown(job.Sizes.Unknown, job.OwnKey),
        TransferCase.List100K => List(client, job.ListedSet, job.Sizes.Listed),
        TransferCase.Copy1G => client.Copy(job.LargeKey, job.OwnKey),
        TransferCase.Memory10G => client.UploadUnknown(job.Sizes.Huge, job.OwnKey),
        _ => throw new NotOfferedException(),
    };

    /// <summary>The same, small and at least twice, so that code is compiled and connections are made.</summary>
    public static async Task WarmUp(TransferJob job, TransferClient client)
    {
        // The runtime compiles what is hot for good after some tenths of a second, as long as a whole transfer of a quick store takes.
        TimeSpan least = job.Case switch
        {
            TransferCase.Up1G or TransferCase.Down1G or TransferCase.Copy1G or TransferCase.UpUnknown => LeastWarmUp,
            TransferCase.SmallUp or TransferCase.SmallDown when Environment.GetEnvironmentVariable("TRANSFERS_WARM_UP") is { Length: > 0 } seconds =>
                TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)),
            _ => default,
        };
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 2 || Stopwatch.GetElapsedTime(start) < least; i++)
        {
            await WarmUpOnce(job, client);
        }
    }

    private static Task WarmUpOnce(TransferJob job, TransferClient client) => job.Case switch
    {
        TransferCase.Up1G => client.UploadFile(job.WarmUpFile, job.OwnWarmUpKey),
        TransferCase.Down1G => client.DownloadFile(TransferJob.WarmUpKey, job.WarmUpTarget),
        TransferCase.SmallUp => client.UploadFolder(job.WarmUpFolder, job.OwnWarmUpKey + "/"),
        TransferCase.SmallDown => client.DownloadFolder(TransferJob.WarmUpSet, job.WarmUpTarget),
        TransferCase.SmallList or TransferCase.List100K => client.List(TransferJob.WarmUpSet),
        TransferCase.SmallDelete => client.Delete(job.DeletedWarmUpSet),
        // So little that no memory is kept of it, which would count as idle.
        TransferCase.Memory10G => client.UploadUnknown(1024, job.OwnWarmUpKey),
        TransferCase.UpUnknown => client.UploadUnknown(TransferSizes.WarmUp, job.OwnWarmUpKey),
        TransferCase.Copy1G => client.Copy(TransferJob.WarmUpKey, job.OwnWarmUpKey),
        TransferCase.GetLatency => ReadSome(job, client),
        _ => Task.CompletedTask,
    };

    private static async Task ReadSome(TransferJob job, TransferClient client) => await Parallel.ForAsync(
        0, 500, new ParallelOptions { MaxDegreeOfParallelism = TransferSizes.HighParallelism }, async (index, _) => await client.Read(TransferJob.WarmUpSet + NullSet.Item(index % TransferSizes.SmallWarmUp)));

    private static async Task List(TransferClient client, string prefix, int expected)
    {
        int count = await client.List(prefix);
        if (count >= 0 && count != expected)
        {
            throw new InvalidOperationException($"{count} objects were listed, not {expected}.");
        }
    }
}
