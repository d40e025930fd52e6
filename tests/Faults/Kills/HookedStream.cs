namespace Fluent.Buckets.Faults;

/// <summary>A stream of unknown length that does something once, when it was read up to a place.</summary>
internal sealed class HookedStream(byte[] content, int place, Func<Task> hook) : Stream
{
    private int _position;
    private bool _done;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= place && !_done)
        {
            _done = true;
            await hook();
        }

        int read = Math.Min(Math.Min(buffer.Length, 100_000), content.Length - _position);
        content.AsSpan(_position, read).CopyTo(buffer.Span);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
