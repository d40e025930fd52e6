namespace Fluent.Buckets;

/// <summary>The file of a part.</summary>
/// <param name="Number">The part's number.</param>
/// <param name="Path">The full path.</param>
/// <param name="ETag">The ETag that the part must have.</param>
internal sealed record PartFile(int Number, string Path, string ETag);

/// <summary>The contents of parts, one after another, as the body of a write.</summary>
/// <param name="files">The parts' files, in order.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="upload">The upload.</param>
/// <param name="length">The sum of the parts' sizes.</param>
internal sealed class PartsBody(IReadOnlyList<PartFile> files, string store, UploadReference upload, long length) : ObjectBody
{
    public override long? Length => length;

    public override bool CanReplay => true;

    public override Stream Open() => new PartsStream(files, store, upload);

    private sealed class PartsStream(IReadOnlyList<PartFile> files, string store, UploadReference upload) : ReadOnlyStream
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
                PartFile part = files[_next++];
                ObjectFile file = ObjectFile.TryOpen(part.Path, FileOptions.Asynchronous)
                    ?? throw StorageErrors.UploadNotFound(store, upload.Bucket, upload.Key);
                _part = new ObjectFileStream(file, store, upload.Bucket, 0, file.Info.Size);
                if (file.Info.ETag != part.ETag)
                {
                    throw DirectoryErrors.PartUnknown(store, upload, part.Number, "was replaced while the upload was completed");
                }
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
