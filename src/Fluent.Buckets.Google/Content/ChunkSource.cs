using System.Buffers;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Cuts a body into chunks, each of which lies in memory, so that it can be sent again whatever the body is.</summary>
internal sealed class ChunkSource(ObjectBody body) : IAsyncDisposable
{
    /// <summary>The size of every chunk but the last: a multiple of 256 KiB, and what Google's documentation advises.</summary>
    public const int ChunkSize = 8 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    private Stream? _stream;
    private byte[]? _buffer;
    private byte? _ahead;

    /// <summary>The length of the body. Null means not known before the end.</summary>
    public long? Length => body.Length;

    /// <summary>How many bytes were given.</summary>
    public long Position { get; private set; }

    /// <summary>The next chunk, which holds until the one after, and whether it is the last.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Chunk, bool IsLast)> Next(CancellationToken cancellationToken)
    {
        if (body.TryGetMemory(out ReadOnlyMemory<byte> memory))
        {
            ReadOnlyMemory<byte> slice = memory[(int)Position..(int)Math.Min(memory.Length, Position + ChunkSize)];
            Position += slice.Length;
            return (slice, Position == memory.Length);
        }

        _stream ??= body.Open();
        int count = await Fill(cancellationToken).ConfigureAwait(false);
        Position += count;
        return (_buffer.AsMemory(0, count), await IsAtEnd(count, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask DisposeAsync()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }

        if (_stream is not null)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Fills the buffer, which grows with what comes, so that a short stream takes little memory.</summary>
    private async ValueTask<int> Fill(CancellationToken cancellationToken)
    {
        long rest = body.Length - Position ?? long.MaxValue;
        int wanted = (int)Math.Min(rest, ChunkSize);
        _buffer ??= ArrayPool<byte>.Shared.Rent(body.Length is null ? FirstBuffer : Math.Max(wanted, 1));
        int count = 0;
        if (_ahead is { } first)
        {
            _buffer[count++] = first;
            _ahead = null;
        }

        while (count < wanted)
        {
            if (count == _buffer.Length)
            {
                Grow();
            }

            int most = Math.Min(_buffer.Length, wanted) - count;
            int read = await _stream!.ReadAsync(_buffer.AsMemory(count, most), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return body.Length is null ? count : throw new EndOfStreamException("The body is shorter than it said.");
            }

            count += read;
        }

        return count;
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(ChunkSize, _buffer!.Length * 4));
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Whether this was the last chunk: where the length is not known, one byte more tells.</summary>
    private async ValueTask<bool> IsAtEnd(int count, CancellationToken cancellationToken)
    {
        if (body.Length is { } length)
        {
            return Position >= length;
        }

        if (count < ChunkSize)
        {
            return true;
        }

        byte[] probe = new byte[1];
        if (await _stream!.ReadAsync(probe, cancellationToken).ConfigureAwait(false) == 0)
        {
            return true;
        }

        _ahead = probe[0];
        return false;
    }
}
