namespace Fluent.Buckets.Benchmarks;

/// <summary>How much is transferred, at a scale, and how: the same for all who are measured.</summary>
internal sealed record TransferSizes(double Scale)
{
    public const long MiB = 1024 * 1024;

    /// <summary>The size of a part of a large transfer.</summary>
    public const long PartSize = 16 * MiB;

    /// <summary>How many parts go at once.</summary>
    public const int Parts = 4;

    /// <summary>How many small objects go at once.</summary>
    public const int SmallParallelism = 32;

    public const int SmallSize = 4096;

    public const int HighParallelism = 64;

    /// <summary>What warms up a large transfer: two parts.</summary>
    public const long WarmUp = 2 * PartSize;

    /// <summary>What warms up a transfer of small objects.</summary>
    public const int SmallWarmUp = 200;

    public long Large => Scaled(1024 * MiB);

    public long Unknown => Scaled(256 * MiB);

    public long Huge => Scaled(10 * 1024 * MiB);

    public int Small => (int)Scaled(10_000);

    public int Listed => (int)Scaled(100_000);

    /// <summary>Reads one after the other, of which the latency is told.</summary>
    public int Reads => (int)Scaled(5000);

    /// <summary>Reads, many at a time.</summary>
    public int ParallelReads => (int)Scaled(20_000);

    private long Scaled(long value) => Math.Max(1, (long)(value * Scale));
}
