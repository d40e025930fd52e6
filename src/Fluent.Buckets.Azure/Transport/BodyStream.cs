using System.Runtime.ExceptionServices;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>
/// A body as the client wants it: a stream that can go back to its start. One that can be read only once cannot, which the retry policy knows.
/// </summary>
internal sealed class BodyStream(ObjectBody body) : ReadOnlyStream
{
    private Stream? _open;
    private long _position;
    private bool _wasRead;

    /// <summary>Whether a request with this body may be sent (again).</summary>
    public bool CanSend => Failure is null && (body.CanReplay || !_wasRead);

    /// <summary>What reading the body threw. Null means that nothing failed.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    public override bool CanSeek => true;

    public override long Length { get; } = body.Length
        ?? throw new ArgumentException("The body has no known length, which this store does not take.", nameof(body));

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => Length + offset,
        };
        if (target == _position)
        {
            return target;
        }

        if (target != 0 || !CanSend)
        {
            throw new InvalidOperationException("A body goes back to its start only, and only when it can be read again.");
        }

        _open?.Dispose();
        _open = null;
        return _position = 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            _open ??= body.Open();
            int read = await _open.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _wasRead = true;
            _position += read;
            return read;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ExceptionDispatchInfo.Capture(fault);
            throw;
        }
    }

    public override int Read(Span<byte> buffer) =>
        throw new NotSupportedException("A body is read asynchronously.");

    public override async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.DisposeAsync().ConfigureAwait(false);
            _open = null;
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _open?.Dispose();
            _open = null;
        }

        base.Dispose(disposing);
    }
}
