namespace Fluent.Buckets;

/// <summary>
/// Reads bytes of one version of an object, which is asked for with the first read. When the store answers with another version it is Conflict, so
/// that several of these never make a mixture.
/// </summary>
internal sealed class VersionStream(ObjectPlace place, ObjectInfo version, ByteRange? range, long length) : ReadOnlyStream
{
    private ContentReader? _content;

    public override long Length => length;

    public override int Read(Span<byte> buffer)
    {
        // Drivers read asynchronously; this is for those whose client cannot.
        byte[] bytes = new byte[buffer.Length];
        int read = ReadAsync(bytes, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        bytes.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _content ??= await Open(cancellationToken).ConfigureAwait(false);
        return await _content.Read(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_content is not null)
        {
            await _content.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<ContentReader> Open(CancellationToken cancellationToken)
    {
        var request = new ReadRequest
        {
            Bucket = place.Bucket,
            Key = place.Key,
            VersionId = place.VersionId,
            Range = range,
            IfMatch = place.ReadsIfMatch ? version.ETag : null,
        };
        ObjectContent content;
        try
        {
            content = await Downloader.Read(place, request, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException replaced) when (replaced.Code
            is StorageErrorCode.PreconditionFailed or StorageErrorCode.ObjectNotFound or StorageErrorCode.InvalidArgument)
        {
            throw Replaced(replaced);
        }

        // Where the store has no condition, its answer tells which version it is of.
        if (content.Info.ETag != version.ETag || content.Length != length)
        {
            await content.DisposeAsync().ConfigureAwait(false);
            throw Replaced(null);
        }

        return new ContentReader(place, request, content);
    }

    private StorageException Replaced(Exception? inner) => place.Fault(
        StorageErrorCode.Conflict,
        $"The object {place} was replaced or deleted while it was copied. Nothing was stored at the target; try again.",
        inner);
}
