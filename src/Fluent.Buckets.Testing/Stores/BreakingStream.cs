using System.Buffers;

namespace Fluent.Buckets.Testing;

/// <summary>Content whose connection breaks after some bytes.</summary>
internal sealed class BreakingStream(Stream content, long bytes) : ReadOnlyStream
{
    private long _left = bytes;

    /// <summary>Takes the first bytes of a body, as a server does whose connection then breaks.</summary>
    public static async Task Take(ObjectBody body, long bytes, CancellationToken cancellationToken)
    {
        Stream content = body.Open();
        await using (content.ConfigureAwait(false))
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
            try
            {
                int read = 1;
                for (long left = bytes; left > 0 && read > 0; left -= read)
                {
                    read = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await content.ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken).ConfigureAwait(false));

    public override int Read(Span<byte> buffer) => Count(content.Read(buffer[..Allowed(buffer.Length)]));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Allowed(int wanted)
    {
        if (_left == 0 && wanted > 0)
        {
            throw new IOException("The connection broke, as the test said.");
        }

        return (int)Math.Min(wanted, _left);
    }

    private int Count(int read)
    {
        _left -= read;
        return read;
    }
}
