using System.Buffers;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>Copies a body that lies in a file within the kernel, piece by piece; each is hashed, as it was stored, while the next one is copied.</summary>
internal static class KernelCopy
{
    /// <summary>The shortest body for which the hand-overs between the two are worth it, in bytes.</summary>
    public const int LeastLength = 1024 * 1024;

    private const int PieceSize = 4 * 1024 * 1024;
    private const int HashedAtOnce = 128 * 1024;

    /// <summary>Copies to the start of a file as much as the kernel can, which may be nothing, and gives how much that is.</summary>
    public static async Task<long> Run(IFileRegion body, long length, SafeFileHandle target, XxHash128 hash, CancellationToken cancellationToken)
    {
        long copied = 0;
        Task hashing = Task.CompletedTask;
        try
        {
            while (copied < length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                long count = UnixFile.CopyRange(body.File, body.Offset + copied, target, copied, Math.Min(PieceSize, length - copied));
                if (count == 0)
                {
                    break;
                }

                await hashing.ConfigureAwait(false);
                long offset = copied;
                hashing = Task.Run(() => Hash(target, offset, count, hash), CancellationToken.None);
                copied += count;
                body.Reached(copied);
            }

            await hashing.ConfigureAwait(false);
            return copied;
        }
        finally
        {
            // The file stays open until nobody reads it.
            await hashing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Hash(SafeFileHandle file, long offset, long count, XxHash128 hash)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(HashedAtOnce);
        try
        {
            for (long end = offset + count; offset < end;)
            {
                int read = RandomAccess.Read(file, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - offset)), offset);
                if (read == 0)
                {
                    throw new IOException("The file ended before what was written to it.");
                }

                hash.Append(buffer.AsSpan(0, read));
                offset += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
