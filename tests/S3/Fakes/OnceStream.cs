namespace Fluent.Buckets.S3Tests;

/// <summary>A stream that can be read once only, and that may fail on its way.</summary>
internal sealed class OnceStream(byte[] content, int? failsAt = null) : ReadOnlyStream
{
    private int _position;

    /// <summary>How many bytes were read.</summary>
    public int BytesRead => _position;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        if (failsAt is { } end && _position >= end)
        {
            throw new IOException("the disk is gone");
        }

        int read = Math.Min(buffer.Length, Math.Min(content.Length, failsAt ?? content.Length) - _position);
        content.AsSpan(_position, read).CopyTo(buffer);
        _position += read;
        return read;
    }
}
