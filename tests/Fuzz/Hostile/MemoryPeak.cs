namespace Fluent.Buckets.Fuzz;

/// <summary>Looks again and again how much memory the process holds above what it held at the start.</summary>
internal sealed class MemoryPeak : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private readonly long _start = GC.GetTotalMemory(forceFullCollection: true);

    public MemoryPeak() => _watching = Watch();

    /// <summary>The most that was held at once above the start, in bytes.</summary>
    public long Bytes { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task Watch()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: false) - _start);
        }
    }
}
