using System.Text;

namespace Fluent.Buckets.S3Tests;

/// <summary>The body of an answer, of which the start comes and then nothing. It tells whether it was closed while somebody read it.</summary>
internal sealed class SlowAnswer : ReadOnlyStream
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _isRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _closed = new(0);
    private int _reads;
    private volatile int _reading;

    /// <summary>Ends when somebody waits for what does not come.</summary>
    public Task IsRead => _isRead.Task;

    public bool IsClosed { get; private set; }

    public bool WasClosedWhileRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (Start(buffer) is var start and > 0)
        {
            return start;
        }

        // As a socket that is closed.
        _closed.Wait(Longest, CancellationToken.None);
        _reading--;
        throw new IOException("closed");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Start(buffer.Span) is var start and > 0)
        {
            return start;
        }

        try
        {
            await Task.Delay(Longest, cancellationToken);
        }
        finally
        {
            _reading--;
        }

        throw new IOException("closed");
    }

    protected override void Dispose(bool disposing)
    {
        WasClosedWhileRead |= _reading > 0;
        IsClosed = true;
        _closed.Release();
        base.Dispose(disposing);
    }

    private int Start(Span<byte> buffer)
    {
        if (_reads++ == 0)
        {
            return Encoding.ASCII.GetBytes("<?xml version=\"1.0\"?>", buffer);
        }

        _reading++;
        _isRead.TrySetResult();
        return 0;
    }
}
