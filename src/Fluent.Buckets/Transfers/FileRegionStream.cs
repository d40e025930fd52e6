using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>Reads a region of a file, beside others that read other regions of it at once.</summary>
internal sealed class FileRegionStream(SafeFileHandle file, string path, long offset, long length, ProgressCounter? progress) : ReadOnlyStream
{
    private long _position;

    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Advance(RandomAccess.Read(file, buffer[..Count(buffer.Length)], offset + _position), buffer.Length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SourceErrors.Failed(path, fault);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            int read = await PromptFile
                .Read(file, buffer[..Count(buffer.Length)], offset + _position, cancellationToken).ConfigureAwait(false);
            return Advance(read, buffer.Length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw SourceErrors.Failed(path, fault);
        }
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : length);
        return _position;
    }

    private int Count(int wanted) => (int)Math.Min(wanted, length - _position);

    private int Advance(int read, int wanted)
    {
        if (read == 0 && wanted > 0 && _position < length)
        {
            throw SourceErrors.EndedEarly(path, offset + _position, offset + length);
        }

        _position += read;
        progress?.Reached(offset + _position);
        return read;
    }
}
