using System.Buffers;

namespace Fluent.Buckets.S3Storage;

/// <summary>A body as the SDK reads it. It keeps what its source threw, and can be rewound only where it may be sent again.</summary>
internal sealed class RequestBody : Stream
{
    private readonly Stream _source;
    private readonly bool _canReplay;
    private readonly byte[]? _buffer;
    private long _position;

    private RequestBody(Stream source, long length, bool canReplay, byte[]? buffer = null)
    {
        (_source, Length, _canReplay, _buffer) = (source, length, canReplay, buffer);
    }

    /// <summary>What reading the source threw. Null means nothing yet.</summary>
    public Exception? Fault { get; private set; }

    public override bool CanRead => true;

    // The SDK asks this before it sends a body again. One that was not begun is still at its start; one whose source failed is not sent again.
    public override bool CanSeek => Fault is null && (_canReplay || _position == 0);

    public override bool CanWrite => false;

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
        Stream source = body.Open();
        return new RequestBody(source, body.Length!.Value, body.CanReplay && source.CanSeek);
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

            return new RequestBody(new MemoryStream(buffer, 0, length, writable: false), length, canReplay: true, buffer);
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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
        {
            throw new NotSupportedException();
        }

        long target = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? _position : Length);
        if (target != _position)
        {
            _position = _canReplay ? _source.Seek(target, SeekOrigin.Begin) : throw new NotSupportedException();
        }

        return _position;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
