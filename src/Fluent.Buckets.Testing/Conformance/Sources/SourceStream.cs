namespace Fluent.Buckets.Conformance;

/// <summary>A stream to upload from that behaves as a test wants. Unless told a length it can neither be sought nor tell its length.</summary>
internal sealed class SourceStream(byte[] body) : Stream
{
    private int _position;

    /// <summary>The length that the stream claims, right or wrong. Null means that it does not tell.</summary>
    public long? ClaimedLength { get; init; }

    /// <summary>The most bytes that one read gives.</summary>
    public int MostPerRead { get; init; } = int.MaxValue;

    /// <summary>Awaited before each read, with the position; it may throw, wait or cancel.</summary>
    public Func<long, CancellationToken, ValueTask>? BeforeRead { get; init; }

    /// <summary>Whether somebody closed the stream.</summary>
    public bool IsClosed { get; private set; }

    public override bool CanRead => !IsClosed;

    public override bool CanSeek => ClaimedLength is not null;

    public override bool CanWrite => false;

    public override long Length => ClaimedLength ?? throw new NotSupportedException();

    public override long Position
    {
        get => CanSeek ? _position : throw new NotSupportedException();
        set => _position = CanSeek ? checked((int)value) : throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (BeforeRead is not null)
        {
            await BeforeRead(_position, cancellationToken);
        }

        int count = Math.Min(Math.Min(buffer.Length, MostPerRead), Math.Max(0, body.Length - _position));
        body.AsMemory(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("The library reads with ReadAsync only.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
