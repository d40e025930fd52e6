using System.IO.Hashing;

namespace Fluent.Buckets;

/// <summary>The content of a stored object, checked on the way, and what is appended to it, as the body of a write.</summary>
/// <param name="file">The object, open; closed with the body's stream.</param>
/// <param name="added">What is appended.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="bucket">The bucket's name, for messages.</param>
internal sealed class AppendedBody(ObjectFile file, ObjectBody added, string store, string bucket) : ObjectBody
{
    public override long? Length => file.Info.Size + added.Length;

    public override bool CanReplay => false;

    public override Stream Open() => new AppendedStream(file, added.Open(), store, bucket);

    private sealed class AppendedStream(ObjectFile file, Stream added, string store, string bucket) : ReadOnlyStream
    {
        private readonly ObjectFileStream _old = new(file, store, bucket, 0, file.Info.Size);
        private readonly XxHash128 _hash = new();
        private bool _oldIsRead;

        public override int Read(Span<byte> buffer)
        {
            int read = _oldIsRead ? 0 : Check(_old.Read(buffer), buffer);
            return read > 0 ? read : added.Read(buffer);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = _oldIsRead ? 0 : Check(await _old.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Span);
            return read > 0 ? read : await added.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _old.Dispose();
                added.Dispose();
            }

            base.Dispose(disposing);
        }

        /// <summary>Hashes the old content, so that damage of it does not get a new hash that fits.</summary>
        private int Check(int read, ReadOnlySpan<byte> buffer)
        {
            _hash.Append(buffer[..read]);
            _oldIsRead = read == 0 && buffer.Length > 0;
            return _oldIsRead && ContentTag.Of(_hash) != file.Info.ETag
                ? throw DirectoryErrors.ContentDamaged(store, bucket, file.Stored.Key)
                : read;
        }
    }
}
