namespace Fluent.Buckets.Transport;

/// <summary>Fails when more is read than a document may have.</summary>
internal sealed class LimitedStream(Stream inner, long greatest) : ReadOnlyStream
{
    private long _read;

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _read += read;
        return _read <= greatest
            ? read
            : throw new HttpRequestException($"The server's answer is a document of more than {greatest} bytes, which no server of this protocol gives.");
    }
}
