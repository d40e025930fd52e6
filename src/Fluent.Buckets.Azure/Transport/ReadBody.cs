namespace Fluent.Buckets.AzureBlobs;

/// <summary>The bytes of an object. The client goes on by itself where the line broke, on the same content; what it gives up on is told as ours.</summary>
internal sealed class ReadBody(Stream content, BlobPlace place) : ReadOnlyStream
{
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

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Translate(fault);
        }
    }

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
