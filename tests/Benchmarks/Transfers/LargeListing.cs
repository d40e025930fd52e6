using System.Diagnostics;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Lists 100,000 objects of the Directory store in nested folders: the first item beside the whole, and the memory.</summary>
internal static class LargeListing
{
    private const int Objects = 100_000;
    private const double MiB = 1024 * 1024;

    public static async Task Run(TextWriter output)
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("fluent-buckets-listing-");
        try
        {
            await using var store = new ObjectStore(new DirectoryDriver(new DirectoryOptions { Path = root.FullName, FlushToDisk = false }));
            Bucket bucket = await store.CreateBucket("many-objects");
            var watch = Stopwatch.StartNew();
            await Enumerable.Range(0, Objects).Select(i => bucket.Object(Key(i)).Upload(default)).WhenAll(parallelism: 4);
            await output.WriteLineAsync($"wrote {Objects} objects in {watch.Elapsed.TotalSeconds:F1} s");
            foreach (string prefix in new[] { "logs/", "logs/03/" })
            {
                await Measure(bucket, prefix, output);
            }
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task Measure(Bucket bucket, string prefix, TextWriter output)
    {
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        int count = 0;
        TimeSpan first = default;
        var watch = Stopwatch.StartNew();
        await foreach (ObjectInfo _ in bucket.List(prefix))
        {
            first = count++ == 0 ? watch.Elapsed : first;
            peak = count % 1000 == 0 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false)) : peak;
        }

        TimeSpan whole = watch.Elapsed;
        await output.WriteLineAsync(
            $"List(\"{prefix}\"): {count} objects, first after {first.TotalMilliseconds:F1} ms, all after {whole.TotalMilliseconds:F0} ms "
            + $"(first/all {first / whole:P1}), heap at most {(peak - before) / MiB:F1} MiB above the start");
    }

    private static string Key(int i) => $"logs/{i / 10_000:D2}/{i / 100 % 100:D2}/{i % 100:D2}-{i:D6}.txt";
}
