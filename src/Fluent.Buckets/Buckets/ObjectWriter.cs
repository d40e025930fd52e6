using System.Security.Cryptography;

namespace Fluent.Buckets;

/// <summary>
/// A stream that writes an object. The object appears only with <see cref="CompleteAsync"/>; disposing the writer before that, also because of an
/// exception, stores nothing and leaves an old object as it was.
/// </summary>
/// <remarks>
/// Bytes are sent in parts as they come; memory is at most (parallelism + 1) × part size. It is not safe for use by many threads at once. Flush does
/// nothing: there is no half object that it could show.
/// </remarks>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Naming", "CA1710:Identifiers should have correct suffix", Justification = "Named for its part, as StreamWriter is; it is seldom used as a mere Stream.")]
public sealed class ObjectWriter : Stream
{
    private readonly PartWriter _parts;
    private readonly ObjectPlace _place;
    private readonly ContentChecksum? _checksum;
    private readonly IncrementalHash? _hash;
    private State _state;
    private long _written;

    internal ObjectWriter(ObjectPlace place, PartWriter parts, ContentChecksum? checksum)
    {
        _place = place;
        _parts = parts;
        _checksum = checksum;
        _hash = checksum?.Start();
    }

    private enum State
    {
        Open,
        Failed,
        Completed,
        Ended,
    }

    /// <summary>False: the stream is for writing only.</summary>
    public override bool CanRead => false;

    /// <summary>False: what is written is on its way.</summary>
    public override bool CanSeek => false;

    /// <summary>Whether the writer is neither completed, aborted, failed nor disposed.</summary>
    public override bool CanWrite => _state == State.Open;

    /// <summary>How many bytes were written.</summary>
    public override long Length => _written;

    /// <summary>How many bytes were written. It cannot be set.</summary>
    public override long Position
    {
        get => _written;
        set => throw new NotSupportedException("An ObjectWriter writes from start to end.");
    }

    /// <summary>Ends the object and makes it visible, whole. Called again it throws.</summary>
    /// <param name="cancellationToken">Cancels the completion; then nothing is stored.</param>
    /// <exception cref="StorageException">ChecksumMismatch, PreconditionFailed, Conflict and what else the store reports; then nothing is stored.</exception>
    /// <exception cref="InvalidOperationException">The writer is completed, aborted, failed or disposed.</exception>
    public async Task<ObjectInfo> CompleteAsync(CancellationToken cancellationToken = default)
    {
        RequireOpen();
        _state = State.Failed;
        Verify();
        ObjectInfo info = await StorageErrors.Place(_parts.Complete(cancellationToken), _place.Bucket, _place.Key).ConfigureAwait(false);
        _state = State.Completed;
        return _place.Relative(info);
    }

    /// <summary>Gives the object up: nothing is stored. A writer that has ended is left as it is.</summary>
    public async Task AbortAsync()
    {
        if (_state is State.Open or State.Failed)
        {
            _state = State.Ended;
            _hash?.Dispose();
            await _parts.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The store refused a part; the writer has failed and nothing is stored.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        RequireOpen();
        cancellationToken.ThrowIfCancellationRequested();

        // A write that breaks off leaves no known position to go on from.
        _state = State.Failed;
        try
        {
            await _parts.Write(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException fault) when (StorageErrors.IsUnplaced(fault, _place.Bucket, _place.Key))
        {
            throw StorageErrors.Placed(fault, _place.Bucket, _place.Key);
        }

        _hash?.AppendData(buffer.Span);
        _state = State.Open;
        _written += buffer.Length;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Writes bytes, and blocks while a part is sent. Prefer WriteAsync.</summary>
    /// <param name="buffer">The bytes.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many.</param>
    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Writes bytes, and blocks while a part is sent. Prefer WriteAsync.</summary>
    /// <param name="buffer">The bytes.</param>
    public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

    /// <summary>Does nothing: only <see cref="CompleteAsync"/> makes anything visible.</summary>
    public override void Flush()
    {
    }

    /// <summary>Does nothing: only <see cref="CompleteAsync"/> makes anything visible.</summary>
    /// <param name="cancellationToken">Not used.</param>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Not supported.</summary>
    /// <param name="buffer">Not used.</param>
    /// <param name="offset">Not used.</param>
    /// <param name="count">Not used.</param>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An ObjectWriter is for writing only.");

    /// <summary>Not supported.</summary>
    /// <param name="offset">Not used.</param>
    /// <param name="origin">Not used.</param>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("An ObjectWriter writes from start to end.");

    /// <summary>Not supported.</summary>
    /// <param name="value">Not used.</param>
    public override void SetLength(long value) => throw new NotSupportedException("An ObjectWriter writes from start to end.");

    /// <summary>Aborts unless the object is complete. It never completes one.</summary>
    public override async ValueTask DisposeAsync()
    {
        await AbortAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Aborts unless the object is complete, and blocks while the store does so. Prefer <c>await using</c>.</summary>
    /// <param name="disposing">Whether it is called by Dispose.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            AbortAsync().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private void Verify()
    {
        try
        {
            _checksum?.Verify(_hash!);
        }
        catch (StorageException fault)
        {
            throw _place.Name(fault, "Completing");
        }
    }

    private void RequireOpen()
    {
        if (_state != State.Open)
        {
            throw new InvalidOperationException(
                $"The writer of {StorageErrors.Show(_place.Key)} in bucket '{_place.Bucket}' "
                + (_state == State.Completed ? "is completed." : "has failed, or was aborted or disposed: nothing is stored.")
                + " Open a new one with OpenWrite.");
        }
    }
}
