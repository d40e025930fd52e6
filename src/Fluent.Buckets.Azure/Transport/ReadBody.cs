namespace Fluent.Buckets.AzureBlobs;

/// <summary>The bytes of an object. The client goes on by itself where the line broke, on the same content; what it gives up on is told as ours.</summary>
internal sealed class ReadBody(Stream content, BlobPlace place) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length is that of the ObjectContent.");

    public override long Position
    {
        get => throw new NotSupportedException("The body is read from start to end.");
        set => throw new NotSupportedException("The body is read from start to end.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw Translate(fault);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return content.Read(buffer, offset, count);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Translate(fault);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The body is read from start to end.");

    public override void SetLength(long value) => throw new NotSupportedException("The body is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is only read.");

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private StorageException Translate(Exception fault) =>
        AzureErrors.HasStatus(fault, 412) || AzureErrors.HasStatus(fault, 404)
            ? place.Error(StorageErrorCode.Conflict, "it was overwritten or deleted while it was read. Read it again.", AzureErrors.Translate(fault, place).InnerException)
            : AzureErrors.Translate(fault, place);
}
