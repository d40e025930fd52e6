namespace Fluent.Buckets.Faults;

/// <summary>A stream that can be read once, and may tell its length.</summary>
internal sealed class OneWayStream(byte[] content, bool tellsLength) : ReadOnlyStream
{
    private int _position;

    public override bool CanSeek => tellsLength;

    public override long Length => tellsLength ? content.Length : throw new NotSupportedException();

    public override long Position
    {
        get => tellsLength ? _position : throw new NotSupportedException();
        set => _position = tellsLength ? (int)value : throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = Math.Min(Math.Min(buffer.Length, 40_000), content.Length - _position);
        content.AsSpan(_position, read).CopyTo(buffer);
        _position += read;
        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
}
