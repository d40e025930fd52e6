namespace Fluent.Buckets.Conformance;

/// <summary>A stream to download to that cannot be sought and may fail.</summary>
internal sealed class TargetStream : Stream
{
    private readonly MemoryStream _bytes = new();

    /// <summary>How many bytes it takes before it fails. Null means all.</summary>
    public long? FailsAt { get; init; }

    /// <summary>Whether somebody closed the stream.</summary>
    public bool IsClosed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !IsClosed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What was written.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_bytes.Length + buffer.Length > FailsAt)
        {
            throw new IOException("The disk is full.");
        }

        _bytes.Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The library writes with WriteAsync only.");

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
