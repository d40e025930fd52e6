using System.Diagnostics;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Runs one measurement in this process, and writes its result as the last line.</summary>
internal static class TransferOne
{
    public const int NotOffered = 3;

    public const int NotInstalled = 4;

    public static async Task<int> Run(string[] arguments, TextWriter output)
    {
        var job = TransferJob.FromArguments(arguments);
        await using TransferClient client = TransferStore.Find(job.Store, job.Work).Make(job.Client);
        try
        {
            await output.WriteLineAsync((await Measure(job, client)).ToLine());
            return 0;
        }
        catch (NotOfferedException)
        {
            return NotOffered;
        }
        catch (NotInstalledException)
        {
            return NotInstalled;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
            return 1;
        }
    }

    private static async Task<TransferResult> Measure(TransferJob job, TransferClient client)
    {
        if (client is ExternalTool tool)
        {
            double before = ExternalTool.ProcessorSeconds;
            var load = MachineLoad.Now();
            var clock = Stopwatch.StartNew();
            await TransferSteps.Run(job, client);
            double seconds = clock.Elapsed.TotalSeconds;
            return new TransferResult(seconds, ExternalTool.ProcessorSeconds - before, tool.PeakBytes, load.Since());
        }

        await TransferSteps.WarmUp(job, client);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        if (job.Case == TransferCase.GetLatency)
        {
            return await LatencyOfReads.Measure(job, client);
        }

        MemoryPeak.Reset();
        long idle = MemoryPeak.Now();
        var machine = MachineLoad.Now();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await TransferSteps.Run(job, client);
        double elapsed = watch.Elapsed.TotalSeconds;
        double used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return new TransferResult(elapsed, used, MemoryPeak.Of("self"), machine.Since(), idle);
    }
}
