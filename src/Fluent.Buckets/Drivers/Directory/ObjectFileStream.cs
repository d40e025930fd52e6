namespace Fluent.Buckets;

/// <summary>Reads a range of an object's content. Closes the file with itself.</summary>
internal sealed class ObjectFileStream(ObjectFile file, string store, string bucket, long offset, long length) : ReadOnlyStream
{
    private readonly long _end = offset + length;
    private long _position = offset;

    private int Remaining => (int)Math.Min(int.MaxValue, _end - _position);

    public override int Read(Span<byte> buffer)
    {
        try
        {
            Span<byte> target = buffer[..Math.Min(buffer.Length, Remaining)];
            return Advance(target.Length, RandomAccess.Read(file.Handle, target, _position));
        }
        catch (Exception exception) when (DirectoryErrors.IsFileSystem(exception))
        {
            throw DirectoryErrors.From(exception, store, bucket, file.Stored.Key);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            Memory<byte> target = buffer[..Math.Min(buffer.Length, Remaining)];
            int read = target.Length == 0
                ? 0
                : await PromptFile.Read(file.Handle, target, _position, cancellationToken).ConfigureAwait(false);
            return Advance(target.Length, read);
        }
        catch (Exception exception) when (DirectoryErrors.IsFileSystem(exception))
        {
            throw DirectoryErrors.From(exception, store, bucket, file.Stored.Key);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Advance(int asked, int read)
    {
        // A committed file never shrinks, unless somebody outside the store cuts it.
        if (read == 0 && asked > 0)
        {
            throw DirectoryErrors.ContentDamaged(store, bucket, file.Stored.Key);
        }

        _position += read;
        return read;
    }
}
