using System.Buffers;
using System.Net;
using System.Security.Cryptography;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>A body on its way: it keeps its source's fault apart from the connection's, and counts the MD5 of what it sends.</summary>
internal sealed class BodyContent : HttpContent
{
    private const int BufferSize = 128 * 1024;

    private readonly ObjectBody _body;
    private readonly long _length;

    public BodyContent(ObjectBody body)
    {
        _body = body;
        _length = body.Length ?? throw new ArgumentException("A body of unknown length is sent in parts.", nameof(body));
    }

    /// <summary>Whether the source was opened.</summary>
    public bool Started { get; private set; }

    /// <summary>What the source threw. Null when it did not.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>The MD5 of all bytes, in hexadecimal digits. Null until they are sent.</summary>
    public string? Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Started = true;
        Sent = null;
        if (_body.TryGetMemory(out ReadOnlyMemory<byte> memory))
        {
            await stream.WriteAsync(memory, cancellationToken).ConfigureAwait(false);
            Sent = ContentHash.Of(memory.Span);
            return;
        }

        using IncrementalHash hash = ContentHash.Start();
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(_length, 1, BufferSize));
        try
        {
            Stream source = Open();
            await using (source.ConfigureAwait(false))
            {
                long left = _length;
                while (left > 0)
                {
                    int read = await Read(source, buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken).ConfigureAwait(false);
                    hash.AppendData(buffer, 0, read);
                    await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    left -= read;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Sent = ContentHash.Text(hash);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private Stream Open()
    {
        try
        {
            return _body.Open();
        }
        catch (Exception fault)
        {
            Fault = fault;
            throw;
        }
    }

    private async ValueTask<int> Read(Stream source, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            int read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            return read > 0 ? read : throw new EndOfStreamException("The body ended before its length.");
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            Fault = fault;
            throw;
        }
    }
}
