namespace Fluent.Buckets.AzureTests;

/// <summary>A stream that is read forward once, of known length, and may fail on the way.</summary>
internal sealed class ForwardStream(Stream inner) : ReadOnlyStream
{
    private long _position;

    public long FailsAt { get; init; } = long.MaxValue;

    public override bool CanSeek => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= FailsAt)
        {
            throw new IOException("The cable is out.");
        }

        int count = (int)Math.Min(buffer.Length, FailsAt - _position);
        int read = await inner.ReadAsync(buffer[..count], cancellationToken);
        _position += read;
        return read;
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) =>
        origin == SeekOrigin.Begin && offset == _position ? offset : throw new NotSupportedException();
}
