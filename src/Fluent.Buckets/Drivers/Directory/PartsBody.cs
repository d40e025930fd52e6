namespace Fluent.Buckets;

/// <summary>The contents of parts, one after another, as the body of a write.</summary>
/// <param name="files">The parts' files, in order.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="upload">The upload.</param>
/// <param name="length">The sum of the parts' sizes.</param>
internal sealed class PartsBody(IReadOnlyList<string> files, string store, UploadReference upload, long length) : ObjectBody
{
    public override long? Length => length;

    public override bool CanReplay => true;

    public override Stream Open() => new PartsStream(files, store, upload);

    private sealed class PartsStream(IReadOnlyList<string> files, string store, UploadReference upload) : ReadOnlyStream
    {
        private ObjectFileStream? _part;
        private int _next;

        public override int Read(Span<byte> buffer)
        {
            while (buffer.Length > 0 && TryPart() is { } part)
            {
                int read = part.Read(buffer);
                if (read > 0)
                {
                    return read;
                }

                EndPart();
            }

            return 0;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0 && TryPart() is { } part)
            {
                int read = await part.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read > 0)
                {
                    return read;
                }

                EndPart();
            }

            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _part?.Dispose();
            }

            base.Dispose(disposing);
        }

        private ObjectFileStream? TryPart()
        {
            if (_part is null && _next < files.Count)
            {
                ObjectFile file = ObjectFile.TryOpen(files[_next++], FileOptions.Asynchronous)
                    ?? throw StorageErrors.UploadNotFound(store, upload.Bucket, upload.Key);
                _part = new ObjectFileStream(file, store, upload.Bucket, 0, file.Info.Size);
            }

            return _part;
        }

        private void EndPart()
        {
            _part?.Dispose();
            _part = null;
        }
    }
}
