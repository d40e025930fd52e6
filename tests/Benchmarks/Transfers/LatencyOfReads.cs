using System.Diagnostics;

namespace Fluent.Buckets.Benchmarks;

/// <summary>How long reads of small objects take, one at a time and many.</summary>
internal static class LatencyOfReads
{
    public static async Task<TransferResult> Measure(TransferJob job, TransferClient client)
    {
        var load = MachineLoad.Now();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        double[] alone = await Read(job, client, job.Sizes.Reads, 1);
        double[] together = await Read(job, client, job.Sizes.ParallelReads, TransferSizes.HighParallelism);
        return new TransferResult(
            watch.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
            MemoryPeak.Of("self"),
            load.Since(),
            Latencies: [At(alone, 0.5), At(alone, 0.99), At(together, 0.5), At(together, 0.99)]);
    }

    private static async Task<double[]> Read(TransferJob job, TransferClient client, int count, int parallelism)
    {
        double[] times = new double[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (index, _) =>
        {
            long start = Stopwatch.GetTimestamp();
            await client.Read(job.SmallSet + NullSet.Item(index % job.Sizes.Small));
            times[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        Array.Sort(times);
        return times;
    }

    private static double At(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
