using System.Diagnostics.CodeAnalysis;

namespace Fluent.Buckets;

/// <summary>
/// Reads what a driver opened: all of it, or a fault. Where the connection breaks it is opened again at that byte, held to the same version, so that a long
/// read need not start over.
/// </summary>
internal sealed class ContentReader(ObjectPlace place, ReadRequest request, ObjectContent content) : IAsyncDisposable, IDisposable
{
    /// <summary>How often in a row a read is opened again without a byte in between.</summary>
    private const int Attempts = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    private readonly long _offset = content.Offset;
    private ObjectContent _content = content;
    private int _attempts;

    /// <summary>The version that is read.</summary>
    public ObjectInfo Version { get; } = content.Info;

    public long Length { get; } = content.Length;

    public long Position { get; private set; }

    private bool CanPin => request.VersionId is not null || place.ReadsIfMatch;

    public async ValueTask<int> Read(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            StorageException broken;
            try
            {
                int read = await _content.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read > 0 || buffer.IsEmpty || Position >= Length)
                {
                    if (read > Length - Position)
                    {
                        throw place.Fault(
                            StorageErrorCode.Unavailable, $"Reading {place} gave more than the {Length} bytes that the store had announced. Try again.");
                    }

                    _attempts = 0;
                    Position += read;
                    return read;
                }

                broken = Broken("the connection ended early.", null);
            }
            catch (IOException fault)
            {
                broken = Broken(fault.Message, fault);
            }
            catch (StorageException fault) when (fault.Code is StorageErrorCode.Unavailable or StorageErrorCode.Timeout)
            {
                broken = fault;
            }

            await Reopen(broken, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads until the buffer is full or the content has ended, and gives how many bytes that were.</summary>
    public async ValueTask<int> Fill(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count = 0;
        while (count < buffer.Length && Position < Length)
        {
            count += await Read(buffer[count..], cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    public void Dispose() => _content.Body.Dispose();

    /// <summary>Opens the rest. Throws what broke the connection when that cannot be done, or was done in vain too often.</summary>
    private async Task Reopen(StorageException broken, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_attempts == Attempts || !CanPin)
            {
                throw broken;
            }

            TimeSpan delay = FirstDelay * (1 << _attempts) * (0.5 + Random());
            _attempts++;
            await _content.DisposeAsync().ConfigureAwait(false);
            await Task.Delay(delay, place.Driver.TimeProvider, cancellationToken).ConfigureAwait(false);
            StorageTelemetry.Retried(place.Driver, "broken connection");
            try
            {
                _content = await OpenRest(broken, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StorageException again) when (again.Code is StorageErrorCode.Unavailable or StorageErrorCode.Timeout or StorageErrorCode.Throttled)
            {
                broken = again;
            }
        }
    }

    private async Task<ObjectContent> OpenRest(StorageException broken, CancellationToken cancellationToken)
    {
        ReadRequest rest = request with
        {
            Range = ByteRange.Between(_offset + Position, _offset + Length),
            IfMatch = request.VersionId is null ? Version.ETag : null,
            IfNoneMatch = null,
        };
        try
        {
            ObjectContent opened = await AnsweredRange.Read(place, rest, cancellationToken).ConfigureAwait(false);
            if (opened.Info.ETag == Version.ETag && opened.Length == Length - Position)
            {
                return opened;
            }

            await opened.DisposeAsync().ConfigureAwait(false);
        }
        catch (StorageException replaced) when (replaced.Code
            is StorageErrorCode.PreconditionFailed or StorageErrorCode.ObjectNotFound or StorageErrorCode.InvalidArgument)
        {
            // What broke off is gone.
        }

        throw place.Fault(
            StorageErrorCode.Conflict,
            $"Reading {place} broke off after {Position} of {Length} bytes, and the object was replaced or deleted in the meantime. Try again.",
            broken);
    }

    [SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "It spreads retries in time.")]
    private static double Random() => System.Random.Shared.NextDouble();

    private StorageException Broken(string why, Exception? inner) =>
        place.Fault(StorageErrorCode.Unavailable, $"Reading {place} broke off after {Position} of {Length} bytes: {why} Try again.", inner);
}
