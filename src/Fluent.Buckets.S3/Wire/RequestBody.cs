using System.Buffers;

namespace Fluent.Buckets.S3Storage;

/// <summary>A body as the SDK reads it. It keeps what its source threw, and can be rewound only where it may be sent again.</summary>
internal sealed class RequestBody : ReadOnlyStream
{
    private readonly Func<Stream>? _open;
    private readonly byte[]? _buffer;
    private Stream _source;
    private long _position;

    /// <param name="source">The bytes.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="open">Opens the bytes anew. Null means that they can be read once only.</param>
    /// <param name="buffer">Pooled memory that the bytes lie in. Null means that they do not.</param>
    private RequestBody(Stream source, long length, Func<Stream>? open, byte[]? buffer = null)
    {
        (_source, Length, _open, _buffer) = (source, length, open, buffer);
    }

    /// <summary>What reading the source threw. Null means nothing yet.</summary>
    public Exception? Fault { get; private set; }

    // The SDK asks this before it sends a body again. One that was not begun is still at its start; one whose source failed is not sent again.
    public override bool CanSeek => Fault is null && (_open is not null || _position == 0);

    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Opens a body of known length.</summary>
    /// <param name="body">The body.</param>
    public static RequestBody Open(ObjectBody body)
    {
        return new RequestBody(body.Open(), body.Length!.Value, body.CanReplay ? body.Open : null);
    }

    /// <summary>Reads a body into pooled memory, so that it can be signed before it is sent.</summary>
    public static async Task<RequestBody> Buffer(ObjectBody body, CancellationToken cancellationToken)
    {
        int length = checked((int)body.Length!.Value);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Stream source = body.Open();
            await using (source.ConfigureAwait(false))
            {
                await source.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            }

            Stream Open() => new MemoryStream(buffer, 0, length, writable: false);
            return new RequestBody(Open(), length, Open, buffer);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return Advance(_source.Read(buffer));
        }
        catch (Exception fault)
        {
            Fault = fault;
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return Advance(await _source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Fault = fault;
            throw;
        }
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
        {
            throw new NotSupportedException();
        }

        long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : Length);
        if (target == _position)
        {
            return target;
        }

        if (_open is null || (target > 0 && !_source.CanSeek))
        {
            throw new NotSupportedException();
        }

        if (_source.CanSeek)
        {
            _source.Position = target;
        }
        else
        {
            _source.Dispose();
            _source = _open();
        }

        return _position = target;
    }

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        Return();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        // The SDK may close what it was given, also before it sends it again: only DisposeAsync, which is ours, ends it.
        base.Dispose(disposing);
    }

    private int Advance(int read)
    {
        _position += read;
        return read;
    }

    private void Return()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
