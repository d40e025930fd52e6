using System.Globalization;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The time that all processors of the machine have worked and idled, as the kernel counts it.</summary>
internal readonly record struct MachineLoad(long Busy, long Idle)
{
    public static MachineLoad Now()
    {
        // cpu user nice system idle iowait irq softirq steal
        long[] counts = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        long idle = counts[3] + counts[4];
        return new MachineLoad(counts[..8].Sum() - idle, idle);
    }

    /// <summary>The part of the processors that has worked since.</summary>
    public double Since()
    {
        MachineLoad now = Now();
        double busy = now.Busy - Busy;
        double all = busy + now.Idle - Idle;
        return all > 0 ? busy / all : 0;
    }
}
