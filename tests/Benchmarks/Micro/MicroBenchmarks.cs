using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Runs the micro-benchmarks in this process, so that no project is generated under the repository's build rules.</summary>
internal static class MicroBenchmarks
{
    public static void Run() => BenchmarkRunner.Run(
        [typeof(MemoryStoreBenchmarks), typeof(ListingBenchmarks), typeof(TypedKeyBenchmarks)],
        DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fluent-buckets-benchmarks")));
}
