namespace Fluent.Buckets;

/// <summary>A stream that reads an object's content from the store as it is read. It reads from start to end. Dispose it.</summary>
/// <remarks>A fault of the store, also a connection that ends early, is a <see cref="StorageException"/>, never a short content.</remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Naming", "CA1710:Identifiers should have correct suffix", Justification = "Named for its part, as StreamWriter is; it is seldom used as a mere Stream.")]
public sealed class ObjectReader : Stream
{
    private readonly ContentReader _content;

    internal ObjectReader(ObjectInfo info, ContentReader content)
    {
        Info = info;
        _content = content;
    }

    /// <summary>What the store said of the whole object when it was opened; its size is the whole object's, also when a range is read.</summary>
    public ObjectInfo Info { get; }

    /// <summary>True.</summary>
    public override bool CanRead => true;

    /// <summary>False: open another with <c>Range</c> or <c>FromOffset</c>.</summary>
    public override bool CanSeek => false;

    /// <summary>False.</summary>
    public override bool CanWrite => false;

    /// <summary>How many bytes the stream gives in all: the object's, or the range's.</summary>
    public override long Length => _content.Length;

    /// <summary>How many bytes were read. It cannot be set.</summary>
    public override long Position
    {
        get => _content.Position;
        set => throw new NotSupportedException("An ObjectReader reads from start to end. Open another with FromOffset.");
    }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _content.Read(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads bytes, and blocks while they come. Prefer ReadAsync.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <param name="offset">Where in the buffer.</param>
    /// <param name="count">How many at the most.</param>
    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Does nothing.</summary>
    public override void Flush()
    {
    }

    /// <summary>Not supported.</summary>
    /// <param name="offset">Not used.</param>
    /// <param name="origin">Not used.</param>
    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("An ObjectReader reads from start to end. Open another with FromOffset.");

    /// <summary>Not supported.</summary>
    /// <param name="value">Not used.</param>
    public override void SetLength(long value) => throw new NotSupportedException("An ObjectReader is for reading only.");

    /// <summary>Not supported.</summary>
    /// <param name="buffer">Not used.</param>
    /// <param name="offset">Not used.</param>
    /// <param name="count">Not used.</param>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An ObjectReader is for reading only.");

    /// <summary>Closes the connection.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the connection.</summary>
    /// <param name="disposing">Whether it is called by Dispose.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
