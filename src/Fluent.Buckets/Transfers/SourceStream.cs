namespace Fluent.Buckets;

/// <summary>
/// The caller's stream as a driver sees it: never closed, never read beyond the declared length, its faults told as SourceFailed, and an early
/// end told as a fault instead of a short object.
/// </summary>
internal sealed class SourceStream(Stream source, long? length, ProgressCounter progress) : ReadOnlyStream
{
    private const string Name = "the stream";

    private long _position;

    public override long Length => length ?? throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Advance(source.Read(buffer[..Count(buffer.Length)]), buffer.Length);
        }
        catch (Exception fault) when (SourceErrors.IsFault(fault))
        {
            throw SourceErrors.Failed(Name, fault);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            int read = await source.ReadAsync(buffer[..Count(buffer.Length)], cancellationToken).ConfigureAwait(false);
            return Advance(read, buffer.Length);
        }
        catch (Exception fault) when (SourceErrors.IsFault(fault))
        {
            throw SourceErrors.Failed(Name, fault);
        }
    }

    private int Count(int wanted) => length is { } all ? (int)Math.Min(wanted, all - _position) : wanted;

    private int Advance(int read, int wanted)
    {
        if (read == 0 && wanted > 0 && length is { } all && _position < all)
        {
            throw SourceErrors.EndedEarly(Name, _position, all);
        }

        _position += read;
        progress.Reached(_position);
        return read;
    }
}
