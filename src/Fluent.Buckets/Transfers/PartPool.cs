using System.Buffers;
using System.Collections.Concurrent;

namespace Fluent.Buckets;

/// <summary>
/// The memory of the parts of one transfer, which takes it from the shared pool once and uses it again and again: the shared pool would keep an array for each
/// thread that gave one back, and so more of them than there are parts at once.
/// </summary>
internal sealed class PartPool : IDisposable
{
    private readonly ConcurrentStack<byte[]> _free = new();

    /// <summary>An array of at least so many bytes.</summary>
    public byte[] Rent(int size)
    {
        while (_free.TryPop(out byte[]? bytes))
        {
            if (bytes.Length >= size)
            {
                return bytes;
            }

            // The parts of the transfer have grown.
            ArrayPool<byte>.Shared.Return(bytes);
        }

        return ArrayPool<byte>.Shared.Rent(size);
    }

    public void Return(byte[] bytes) => _free.Push(bytes);

    /// <summary>Gives all of it back. No part may be under way any more.</summary>
    public void Dispose()
    {
        while (_free.TryPop(out byte[]? bytes))
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
