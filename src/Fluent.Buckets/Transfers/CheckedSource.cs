using System.Security.Cryptography;

namespace Fluent.Buckets;

/// <summary>A source whose content is counted while it is read, so that its last bytes arrive only when its checksum is right.</summary>
/// <remarks>It is read from start to end: regions that are read at once could not be counted.</remarks>
internal sealed class CheckedSource(OpenedSource source, ContentChecksum checksum) : OpenedSource(source.Length)
{
    public override ObjectBody Whole(ProgressCounter progress) => new CheckedBody(source.Whole(progress), checksum);

    public override ObjectBody? Part(long offset, long length) => null;

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private sealed class CheckedBody(ObjectBody body, ContentChecksum checksum) : ObjectBody
    {
        public override long? Length => body.Length;

        public override bool CanReplay => body.CanReplay;

        public override Stream Open()
        {
            var stream = new CheckedStream(body.Open(), body.Length, checksum);
            stream.VerifyIfWhole();
            return stream;
        }
    }

    private sealed class CheckedStream : ReadOnlyStream
    {
        private readonly Stream _source;
        private readonly long? _length;
        private readonly ContentChecksum _checksum;
        private readonly IncrementalHash _hash;
        private long _position;
        private bool _verified;

        public CheckedStream(Stream source, long? length, ContentChecksum checksum)
        {
            _source = source;
            _length = length;
            _checksum = checksum;
            _hash = checksum.Start();
        }

        public override long Length => _length ?? throw new NotSupportedException();

        public override int Read(Span<byte> buffer)
        {
            int read = _source.Read(buffer);
            Count(buffer[..read], buffer.Length);
            return read;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await _source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Count(buffer.Span[..read], buffer.Length);
            return read;
        }

        /// <summary>Verifies without being asked for the end, since a reader that knows the length does not ask.</summary>
        public void VerifyIfWhole()
        {
            if (_position == _length)
            {
                Verify();
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _source.Dispose();
                _hash.Dispose();
            }

            base.Dispose(disposing);
        }

        private void Count(ReadOnlySpan<byte> read, int wanted)
        {
            _hash.AppendData(read);
            _position += read.Length;

            if (read.IsEmpty && wanted > 0)
            {
                Verify();
            }
            else
            {
                VerifyIfWhole();
            }
        }

        private void Verify()
        {
            if (!_verified)
            {
                _verified = true;
                _checksum.Verify(_hash);
            }
        }
    }
}
