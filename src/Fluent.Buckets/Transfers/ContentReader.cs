namespace Fluent.Buckets;

/// <summary>Reads what a driver opened: all of it, or a fault.</summary>
internal sealed class ContentReader(ObjectPlace place, ObjectContent content) : IAsyncDisposable, IDisposable
{
    public long Length => content.Length;

    public long Position { get; private set; }

    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int read;
        try
        {
            read = await content.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException fault)
        {
            throw Broken(fault.Message, fault);
        }

        if (read == 0 && !buffer.IsEmpty && Position < Length)
        {
            throw Broken("the connection ended early.", null);
        }

        Position += read;
        return read;
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();

    public void Dispose() => content.Body.Dispose();

    private StorageException Broken(string why, Exception? inner) =>
        place.Fault(StorageErrorCode.Unavailable, $"Reading {place} broke off after {Position} of {Length} bytes: {why} Try again.", inner);
}
