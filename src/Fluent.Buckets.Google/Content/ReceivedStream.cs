namespace Fluent.Buckets.GoogleStorage;

/// <summary>The bytes of an answer. When they are a whole object, their last ones are given only when the checksum is right.</summary>
internal sealed class ReceivedStream(HttpResponseMessage response, Stream body, long length, Crc32C? expected, Func<StorageException> mismatch)
    : ReadOnlyStream
{
    private Crc32C _received;
    private long _position;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Count(buffer.Span[..read]);
        return read;
    }

    public override int Read(Span<byte> buffer)
    {
        int read = body.Read(buffer);
        Count(buffer[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(ReadOnlySpan<byte> read)
    {
        if (expected is not { } crc || read.IsEmpty)
        {
            return;
        }

        _received.Append(read);
        _position += read.Length;
        if (_position == length && _received.Value != crc.Value)
        {
            throw mismatch();
        }
    }
}
