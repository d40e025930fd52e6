namespace Fluent.Buckets;

/// <summary>A request's body that fails beyond a length, whatever the server's own limit is, and with the request's end.</summary>
internal sealed class LimitedBody(Stream body, long greatestLength, CancellationToken aborted) : ReadOnlyStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The body itself fails when the client is gone; its end must not be taken for the content's.
        int count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count == 0 && aborted.IsCancellationRequested)
        {
            throw new IOException("The client closed the connection.");
        }

        _read += count;
        return _read <= greatestLength ? count : throw RequestUploads.TooLong(greatestLength);
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException("The body of a request is read asynchronously.");
}
