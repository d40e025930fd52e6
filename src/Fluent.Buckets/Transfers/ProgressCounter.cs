namespace Fluent.Buckets;

/// <summary>Counts the bytes of one transfer, also from parts that go on at once, and reports without ever decreasing.</summary>
internal sealed class ProgressCounter
{
    /// <summary>Counts nothing, for transfers that nobody watches.</summary>
    public static readonly ProgressCounter None = new(null, null);

    private readonly Lock _lock = new();
    private readonly IProgress<TransferProgress>? _receiver;
    private readonly long? _total;
    private long _bytes;
    private long _reported = -1;

    private ProgressCounter(IProgress<TransferProgress>? receiver, long? total)
    {
        _receiver = receiver;
        _total = total;
    }

    /// <summary>A counter for one transfer.</summary>
    /// <param name="receiver">Who watches it. Null means nobody.</param>
    /// <param name="total">The bytes in all. Null means not known.</param>
    public static ProgressCounter For(IProgress<TransferProgress>? receiver, long? total) => receiver is null ? None : new(receiver, total);

    /// <summary>Counts bytes that are through for good.</summary>
    public void Add(long bytes)
    {
        if (_receiver is null)
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
        if (_receiver is null)
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
            _receiver!.Report(new TransferProgress(bytes, _total));
        }
    }
}
