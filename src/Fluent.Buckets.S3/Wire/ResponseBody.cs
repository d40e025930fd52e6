using Amazon.Runtime;

namespace Fluent.Buckets.S3Storage;

/// <summary>The content of an answer; closing it closes the answer.</summary>
internal sealed class ResponseBody(IDisposable response, Stream content, Func<Exception, StorageException> tell) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (AmazonClientException mismatch)
        {
            throw tell(mismatch);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonClientException mismatch)
        {
            throw tell(mismatch);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
        {
            return;
        }

        try
        {
            response.Dispose();
        }
        catch (AmazonClientException mismatch)
        {
            // The SDK compares what was read only when it is closed.
            throw tell(mismatch);
        }
    }
}
