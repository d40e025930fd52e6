namespace Fluent.Buckets.S3Tests;

/// <summary>A stream that can be read once only, and that may fail on its way.</summary>
internal sealed class OnceStream(byte[] content, int? failsAt = null) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How many bytes were read.</summary>
    public int BytesRead => _position;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (failsAt is { } end && _position >= end)
        {
            throw new IOException("the disk is gone");
        }

        int read = Math.Min(count, Math.Min(content.Length, failsAt ?? content.Length) - _position);
        content.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
