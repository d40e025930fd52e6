using System.Buffers;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>Writes an object's file: content, hashed on the way, then what is stored with it.</summary>
internal static class ObjectFileWriter
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Makes a new file, where nothing is.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="FileNotFoundException">The folder was not there, but is now.</exception>
    public static SafeFileHandle Create(string path) =>
        File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);

    /// <summary>Writes a new file and closes it. Its reading fails as the body's stream fails; the caller removes what was begun.</summary>
    /// <param name="handle">The file, still empty.</param>
    /// <param name="stored">What to store; the ETag is filled in here, and the time where there is none.</param>
    /// <param name="body">The content.</param>
    /// <param name="clock">Tells when the object was written.</param>
    /// <param name="flush">Whether the file is on the disk when this ends.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public static async Task<ObjectInfo> Write(
        SafeFileHandle handle, StoredObject stored, ObjectBody body, TimeProvider clock, bool flush, CancellationToken cancellationToken)
    {
        using SafeFileHandle file = handle;
        var hash = new XxHash128();
        bool atOnce = body.TryGetMemory(out ReadOnlyMemory<byte> memory);
        hash.Append(memory.Span);
        long size = atOnce ? memory.Length : await Copy(file, body, hash, cancellationToken).ConfigureAwait(false);
        stored = stored with
        {
            ETag = ContentTag.Of(hash),
            WrittenAt = stored.WrittenAt == default ? clock.GetUtcNow().ToUniversalTime() : stored.WrittenAt,
        };
        byte[] tail = ObjectFooter.Write(stored, size);

        // A body in memory and what follows it go in one write; a streamed one is there already.
        await PromptFile.Write(file, memory, tail, atOnce ? 0 : size, cancellationToken).ConfigureAwait(false);
        if (flush)
        {
            RandomAccess.FlushToDisk(file);
        }

        return stored.ToInfo(size);
    }

    private static async Task<long> Copy(SafeFileHandle handle, ObjectBody body, XxHash128 hash, CancellationToken cancellationToken)
    {
        if (body is not IFileRegion region || body.Length is not >= KernelCopy.LeastLength)
        {
            return await CopyRest(handle, body.Open(), 0, body.Length, hash, cancellationToken).ConfigureAwait(false);
        }

        // What the kernel cannot copy is read and written, which also tells whose fault it is.
        long copied = await KernelCopy.Run(region, body.Length.Value, handle, hash, cancellationToken).ConfigureAwait(false);
        return copied == body.Length
            ? copied
            : await CopyRest(handle, region.OpenAt(copied), copied, body.Length, hash, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies a stream through two buffers: while one is written, it is hashed and the next is read.</summary>
    private static async Task<long> CopyRest(
        SafeFileHandle handle, Stream source, long size, long? end, XxHash128 hash, CancellationToken cancellationToken)
    {
        await using (source.ConfigureAwait(false))
        {
            byte[] filling = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(end - size ?? BufferSize, 1, BufferSize));
            byte[]? writing = null;
            Task written = Task.CompletedTask;
            try
            {
                while (true)
                {
                    int count = await source.ReadAtLeastAsync(
                        filling, filling.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                    await written.ConfigureAwait(false);
                    written = PromptFile.Write(handle, filling.AsMemory(0, count), size, cancellationToken).AsTask();
                    hash.Append(filling.AsSpan(0, count));
                    size += count;
                    if (count < filling.Length || size == end)
                    {
                        await written.ConfigureAwait(false);
                        return size;
                    }

                    writing ??= ArrayPool<byte>.Shared.Rent(filling.Length);
                    (filling, writing) = (writing, filling);
                }
            }
            finally
            {
                // A buffer is in use until its write has ended, also where the read has failed.
                await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                ArrayPool<byte>.Shared.Return(filling);
                if (writing is not null)
                {
                    ArrayPool<byte>.Shared.Return(writing);
                }
            }
        }
    }
}
