using System.Buffers;

namespace Fluent.Buckets;

/// <summary>Copies content to its place in a target through two pooled buffers: one is filled while the other is written.</summary>
internal static class ContentCopy
{
    public static async Task Run(
        ContentReader reader, long position, OpenedTarget target, ProgressCounter progress, CancellationToken cancellationToken)
    {
        // Room for one byte more than was announced, so that it is noticed.
        int size = (int)Math.Min(reader.Length + 1, TransferDefaults.CopyBuffer);
        byte[] filling = ArrayPool<byte>.Shared.Rent(size);
        byte[] writing = reader.Length > size ? ArrayPool<byte>.Shared.Rent(size) : [];
        Task written = Task.CompletedTask;
        try
        {
            while (reader.Position < reader.Length)
            {
                long start = position + reader.Position;
                int count = await reader.Fill(filling.AsMemory(0, size), cancellationToken).ConfigureAwait(false);
                await written.ConfigureAwait(false);
                written = Write(target, start, filling.AsMemory(0, count), progress, cancellationToken);
                (filling, writing) = (writing, filling);
            }

            await written.ConfigureAwait(false);
        }
        finally
        {
            // A buffer is in use until its write has ended, also where the read has failed.
            await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Return(filling);
            Return(writing);
        }
    }

    private static async Task Write(
        OpenedTarget target, long position, ReadOnlyMemory<byte> bytes, ProgressCounter progress, CancellationToken cancellationToken)
    {
        await target.WriteAt(position, bytes, cancellationToken).ConfigureAwait(false);
        progress.Add(bytes.Length);
    }

    private static void Return(byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
