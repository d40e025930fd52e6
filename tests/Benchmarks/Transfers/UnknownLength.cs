using System.Diagnostics;

namespace Fluent.Buckets.Benchmarks;

/// <summary>Uploads a long stream of unknown length to the Directory store and tells the peak of the working set above idle.</summary>
internal static class UnknownLength
{
    private const long Length = 2L * 1024 * 1024 * 1024;
    private const double MiB = 1024 * 1024;

    public static async Task Run(TextWriter output)
    {
        DirectoryInfo root = Directory.CreateTempSubdirectory("fluent-buckets-unknown-length-");
        try
        {
            await using var store = new ObjectStore(new DirectoryDriver(root.FullName));
            Bucket bucket = await store.CreateBucket("long-streams");
            await bucket.Object("warm-up").UploadFrom(new ZeroStream(1024 * 1024));
            GC.Collect();
            long idle = WorkingSet();
            long peak = idle;
            using var timer = new Timer(_ => peak = Math.Max(peak, WorkingSet()), null, 0, 10);
            var watch = Stopwatch.StartNew();
            ObjectInfo info = await bucket.Object("long").UploadFrom(new ZeroStream(Length));
            double seconds = watch.Elapsed.TotalSeconds;
            await output.WriteLineAsync(
                $"{info.Size} bytes in {seconds:F1} s ({info.Size / MiB / seconds:F0} MiB/s); working set: idle {idle / MiB:F0} MiB, peak {peak / MiB:F0} MiB, above idle {(peak - idle) / MiB:F0} MiB");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static long WorkingSet()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
