namespace Fluent.Buckets.Tests.Operations;

/// <summary>A stream of one byte that counts how often its end was reached.</summary>
internal sealed class CountingStream : UnseekableStream
{
    private bool _given;
    private int _ends;

    public int Ends => _ends;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_given)
        {
            Interlocked.Increment(ref _ends);
            return new(0);
        }

        _given = true;
        buffer.Span[0] = 1;
        return new(1);
    }
}

/// <summary>A stream that never ends and waits before each byte.</summary>
internal sealed class EndlessStream : UnseekableStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(5, cancellationToken);
        return 1;
    }
}

/// <summary>How many are at work, and how many were at the most.</summary>
internal sealed class Gauge
{
    private readonly Lock _lock = new();
    private int _now;

    public int Greatest { get; private set; }

    public void Change(int by)
    {
        lock (_lock)
        {
            _now += by;
            Greatest = Math.Max(Greatest, _now);
        }
    }
}

/// <summary>An empty stream that tells a gauge while it is read.</summary>
internal sealed class GaugedStream(Gauge gauge) : UnseekableStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        gauge.Change(1);
        await Task.Delay(20, cancellationToken);
        gauge.Change(-1);
        return 0;
    }
}

/// <summary>What the streams of these tests share: only asynchronous reads, no position, no length.</summary>
internal abstract class UnseekableStream : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => throw new NotSupportedException();
}
