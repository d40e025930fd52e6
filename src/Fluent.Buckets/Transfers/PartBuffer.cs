using System.Buffers;

namespace Fluent.Buckets;

/// <summary>Pooled memory that grows up to the size of a part, so that a small body takes a small buffer.</summary>
internal sealed class PartBuffer : IDisposable
{
    private const int Smallest = 64 * 1024;

    private readonly int _capacity;
    private readonly PartPool? _pool;
    private byte[] _bytes;

    /// <param name="capacity">The size of the part in bytes.</param>
    /// <param name="grows">Whether the buffer starts small, for a body that may be small.</param>
    /// <param name="pool">The memory of the transfer's parts. Null means the pool of the process.</param>
    public PartBuffer(long capacity, bool grows, PartPool? pool = null)
    {
        _capacity = checked((int)capacity);
        _pool = pool;
        _bytes = Rent(grows ? Math.Min(Smallest, _capacity) : _capacity);
    }

    public int Length { get; private set; }

    public bool IsFull => Length == _capacity;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Reads until the buffer is full or the stream has ended.</summary>
    public async ValueTask Fill(Stream source, CancellationToken cancellationToken)
    {
        while (!IsFull)
        {
            int read = await source.ReadAsync(Free(), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            Length += read;
        }
    }

    /// <summary>Reads content to its end, which must not be longer than the buffer.</summary>
    public async ValueTask Fill(ContentReader source, CancellationToken cancellationToken) =>
        Length += await source.Fill(Free(), cancellationToken).ConfigureAwait(false);

    /// <summary>Takes as many bytes as there is room for, and gives how many.</summary>
    public int Append(ReadOnlySpan<byte> source)
    {
        int taken = Math.Min(source.Length, _capacity - Length);
        ReadOnlySpan<byte> left = source[..taken];
        while (!left.IsEmpty)
        {
            Span<byte> free = Free().Span;
            int count = Math.Min(free.Length, left.Length);
            left[..count].CopyTo(free);
            left = left[count..];
            Length += count;
        }

        return taken;
    }

    public void Dispose()
    {
        byte[] bytes = Interlocked.Exchange(ref _bytes, []);
        if (bytes.Length > 0)
        {
            Return(bytes);
        }
    }

    private Memory<byte> Free()
    {
        ObjectDisposedException.ThrowIf(_bytes.Length == 0, this);
        if (Length == _bytes.Length)
        {
            byte[] greater = Rent((int)Math.Min((long)_bytes.Length * 2, _capacity));
            Written.CopyTo(greater);
            Return(_bytes);
            _bytes = greater;
        }

        return _bytes.AsMemory(Length, Math.Min(_bytes.Length, _capacity) - Length);
    }

    private byte[] Rent(int size) => _pool is null ? ArrayPool<byte>.Shared.Rent(size) : _pool.Rent(size);

    private void Return(byte[] bytes)
    {
        if (_pool is null)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        else
        {
            _pool.Return(bytes);
        }
    }
}
