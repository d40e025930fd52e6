namespace Fluent.Buckets;

/// <summary>
/// Takes bytes in order, of a length that need not be known. What fits one part is one write; from the second part on it is a multipart upload.
/// </summary>
internal sealed class PartWriter : IAsyncDisposable
{
    private readonly ObjectPlace _place;
    private readonly WriteSettings _settings;
    private readonly long _partSize;
    private readonly WriteRequest _request;
    private readonly ProgressCounter _progress;
    private readonly PartSchedule? _schedule;
    private readonly byte[] _probe = new byte[1];
    private readonly PartPool _pool = new();
    private PartUploader? _parts;
    private PartBuffer? _buffer;

    public PartWriter(ObjectPlace place, WriteSettings settings, WriteRequest request, ProgressCounter progress, long? length = null)
    {
        _place = place;
        _settings = settings;
        _partSize = settings.PartSize ?? TransferDefaults.PartSize;
        _request = request;
        _progress = progress;
        _schedule = place.Driver.Capabilities.Parts is not { } limits ? null
            : length is { } known ? PartSchedule.ForLength(limits, _partSize, known)
            : PartSchedule.ForUnknownLength(limits, _partSize);
    }

    /// <summary>Takes a stream to its end.</summary>
    public async Task Fill(Stream source, CancellationToken cancellationToken)
    {
        while (true)
        {
            PartBuffer buffer = await Current(cancellationToken).ConfigureAwait(false);
            await buffer.Fill(source, cancellationToken).ConfigureAwait(false);

            // One byte more tells whether there is a further part, so that a body of exactly one part stays one write.
            if (!buffer.IsFull || await source.ReadAsync(_probe, cancellationToken).ConfigureAwait(false) == 0)
            {
                return;
            }

            await Write(_probe, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes bytes.</summary>
    public async ValueTask Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            PartBuffer buffer = await Current(cancellationToken).ConfigureAwait(false);
            bytes = bytes[buffer.Append(bytes.Span)..];
        }
    }

    /// <summary>Makes the object visible.</summary>
    public async Task<ObjectInfo> Complete(CancellationToken cancellationToken)
    {
        // A store may take less in one write than a part holds.
        if (_parts is null && _buffer?.Length > _place.Driver.Capabilities.GreatestSingleWrite)
        {
            _parts = await StartParts(cancellationToken).ConfigureAwait(false);
        }

        if (_parts is null)
        {
            ReadOnlyMemory<byte> content = _buffer?.Written ?? ReadOnlyMemory<byte>.Empty;
            ObjectInfo info = await _place.Driver.Write(_request, new MemoryBody(content), cancellationToken).ConfigureAwait(false);
            _progress.Reached(content.Length);
            return info;
        }

        if (_buffer is { Length: > 0 } last)
        {
            _buffer = null;
            await _parts.Send(new MemoryBody(last.Written), last, cancellationToken).ConfigureAwait(false);
        }

        return await _parts.Complete(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the parts back, unless the object is complete.</summary>
    public async ValueTask DisposeAsync()
    {
        _buffer?.Dispose();
        _buffer = null;
        if (_parts is not null)
        {
            await _parts.DisposeAsync().ConfigureAwait(false);
        }

        _pool.Dispose();
    }

    /// <summary>The buffer to fill: when the one before is full it is sent as a part, since now there is more than one.</summary>
    private async ValueTask<PartBuffer> Current(CancellationToken cancellationToken)
    {
        if (_buffer is { IsFull: false } open)
        {
            return open;
        }

        if (_buffer is { } full)
        {
            _parts ??= await StartParts(cancellationToken).ConfigureAwait(false);
            _buffer = null;
            await _parts.Send(new MemoryBody(full.Written), full, cancellationToken).ConfigureAwait(false);
        }

        return _buffer = _parts is null
            ? new PartBuffer(_schedule?.SizeOf(1) ?? _partSize, grows: true, _pool)
            : new PartBuffer(_schedule!.SizeOf(_parts.Count + 1), grows: false, _pool);
    }

    private Task<PartUploader> StartParts(CancellationToken cancellationToken)
    {
        _settings.RequireMultipart(_place);
        return PartUploader.Start(_place, _request, _settings.Parallelism, _progress, cancellationToken);
    }
}
