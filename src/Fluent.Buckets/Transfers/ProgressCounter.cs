namespace Fluent.Buckets;

/// <summary>Counts the bytes of one transfer, also from parts that go on at once, and reports without ever decreasing.</summary>
internal sealed class ProgressCounter(IProgress<TransferProgress>? receiver, long? total)
{
    private readonly Lock _lock = new();
    private long _bytes;
    private long _reported = -1;

    /// <summary>Counts bytes that are through for good.</summary>
    public void Add(long bytes)
    {
        if (receiver is null)
        {
            return;
        }

        lock (_lock)
        {
            _bytes += bytes;
            ReportIfMore(_bytes);
        }
    }

    /// <summary>Reports a position in a body, which a driver that sends it again may have passed before.</summary>
    public void Reached(long position)
    {
        if (receiver is null)
        {
            return;
        }

        lock (_lock)
        {
            _bytes = Math.Max(_bytes, position);
            ReportIfMore(_bytes);
        }
    }

    private void ReportIfMore(long bytes)
    {
        if (bytes > _reported)
        {
            _reported = bytes;
            receiver!.Report(new TransferProgress(bytes, total));
        }
    }
}
