namespace Fluent.Buckets.GoogleTests;

/// <summary>Bytes to upload.</summary>
internal static class Bodies
{
    public const int MiB = 1024 * 1024;

    public static byte[] Random(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A stream that cannot seek, so that its length is not known and it is read once.</summary>
    public static Stream Unseekable(byte[] bytes, int? breaksAt = null) => new OneWayStream(bytes, breaksAt);

    private sealed class OneWayStream(byte[] bytes, int? breaksAt) : ReadOnlyStream
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override int Read(Span<byte> buffer)
        {
            if (_position >= breaksAt)
            {
                throw new IOException("The disk is gone.");
            }

            int read = Math.Min(Math.Min(buffer.Length, 100_000), bytes.Length - _position);
            bytes.AsSpan(_position, read).CopyTo(buffer);
            _position += read;
            return read;
        }
    }
}
