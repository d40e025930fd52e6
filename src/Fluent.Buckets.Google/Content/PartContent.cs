using System.Buffers;
using System.Net;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>A body on its way, whose checksum is counted as it goes by.</summary>
internal sealed class PartContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly ObjectBody _body;
    private readonly ReadOnlyMemory<byte>? _memory;
    private Crc32C _sent;
    private bool _opened;

    public PartContent(ObjectBody body)
    {
        _body = body;
        if (body.TryGetMemory(out ReadOnlyMemory<byte> memory))
        {
            _memory = memory;
            KnownChecksum = Crc32C.Of(memory.Span);
        }
    }

    /// <summary>Whether it may be sent again.</summary>
    public bool CanReplay => _body.CanReplay;

    /// <summary>The checksum, where it is known before the body is sent.</summary>
    public Crc32C? KnownChecksum { get; }

    /// <summary>The checksum of what was sent.</summary>
    public Crc32C Checksum => KnownChecksum ?? _sent;

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length ?? 0;
        return _body.Length is not null;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_memory is { } memory)
        {
            await stream.WriteAsync(memory, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_opened && !_body.CanReplay)
        {
            throw new IOException("The body was read already, so the request cannot be sent again.");
        }

        _opened = true;
        var crc = default(Crc32C);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        Stream source = _body.Open();
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                crc.Append(buffer.AsSpan(0, read));
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await source.DisposeAsync().ConfigureAwait(false);
        }

        _sent = crc;
    }
}
