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

    private sealed class OneWayStream(byte[] bytes, int? breaksAt) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position >= breaksAt)
            {
                throw new IOException("The disk is gone.");
            }

            int read = Math.Min(Math.Min(count, 100_000), bytes.Length - _position);
            bytes.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
