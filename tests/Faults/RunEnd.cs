using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(Fluent.Buckets.Faults.RunEnd))]

namespace Fluent.Buckets.Faults;

/// <summary>Looks at the end of the run for what no single case shows: faults of tasks that nobody waited for, and memory that did not come back.</summary>
public sealed class RunEnd : IDisposable
{
    /// <summary>
    /// What may be left. The pool keeps the buffers of all parts that were on their way at once: 16 cases, five parts each, 8 MiB. One part that is lost by each
    /// large transfer that breaks off would be far more.
    /// </summary>
    private const long GreatestHeap = 768L << 20;

    private readonly ConcurrentQueue<AggregateException> _unobserved = new();

    public RunEnd() => TaskScheduler.UnobservedTaskException += Add;

    public void Dispose()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        TaskScheduler.UnobservedTaskException -= Add;
        string[] faults = [.. _unobserved.Select(fault => fault.InnerException!.ToString()).Distinct()];
        Assert.True(faults.Length == 0, $"{_unobserved.Count} tasks failed and nobody saw it:\n{string.Join("\n\n", faults.Take(10))}");
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true), 0, GreatestHeap);
    }

    private void Add(object? sender, UnobservedTaskExceptionEventArgs fault) => _unobserved.Enqueue(fault.Exception);
}
