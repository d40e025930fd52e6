using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The memory of processes, as the kernel tells it.</summary>
internal static class MemoryPeak
{
    /// <summary>The greatest resident memory since the start, or since the last reset, in bytes.</summary>
    /// <param name="process">The number of the process, or <c>self</c>.</param>
    public static long Of(string process) => Read(process, "VmHWM:");

    /// <summary>The resident memory, in bytes.</summary>
    public static long Now() => Read("self", "VmRSS:");

    /// <summary>Makes the peak of this process what it has now.</summary>
    public static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static long Read(string process, string name)
    {
        foreach (string line in File.ReadLines($"/proc/{process}/status"))
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return long.Parse(line.AsSpan(name.Length).Trim().TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture) * 1024;
            }
        }

        return 0;
    }
}
