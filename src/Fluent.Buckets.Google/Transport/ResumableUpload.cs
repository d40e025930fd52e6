using Google.Apis.Util;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>Sends a body chunk by chunk to a resumable session. After a fault the session tells how far it came, and the rest of the chunk is sent.</summary>
internal sealed class ResumableUpload(StorageApi api, int maxRetries, IBackOff backOff, Action<string> report)
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(10);

    /// <summary>Sends a body of more than one chunk, and gives the object and the checksum of what was sent.</summary>
    public async Task<(StorageObject Stored, Crc32C Sent)> Run(
        string bucket,
        StorageObject resource,
        WriteOptions options,
        ChunkSource source,
        ReadOnlyMemory<byte> chunk,
        CancellationToken cancellationToken)
    {
        Uri session = await api.StartResumable(bucket, resource, options, source.Length, cancellationToken).ConfigureAwait(false);
        try
        {
            var crc = default(Crc32C);
            long offset = 0;
            bool isLast = false;
            while (true)
            {
                crc.Append(chunk.Span);
                long? length = isLast ? offset + chunk.Length : source.Length;
                StorageObject? stored = await SendChunk(
                    new Chunk(session, chunk, offset, length, isLast ? crc : null), cancellationToken).ConfigureAwait(false);
                if (isLast)
                {
                    return (stored ?? throw new IOException("The session took everything and made no object."), crc);
                }

                offset += chunk.Length;
                (chunk, isLast) = await source.Next(cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await Cancel(session).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Sends a chunk until the session has all of it. Gives the object with the last one.</summary>
    private async Task<StorageObject?> SendChunk(Chunk chunk, CancellationToken cancellationToken)
    {
        long position = chunk.Offset;
        int failed = 0;
        while (true)
        {
            ResumableState state;
            try
            {
                state = await api
                    .SendChunk(
                        chunk.Session, chunk.Bytes[(int)(position - chunk.Offset)..], position, chunk.Length, chunk.Checksum, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception fault) when (RetryHandler.MayPass(fault) && failed < maxRetries)
            {
                state = await Recover(chunk, ++failed, fault, cancellationToken).ConfigureAwait(false);
            }

            if (state.Stored is not null)
            {
                return state.Stored;
            }

            if (state.Persisted < chunk.Offset || state.Persisted > chunk.End)
            {
                throw new IOException("The session lost what it had.");
            }

            if (state.Persisted == chunk.End && chunk.Checksum is null)
            {
                return null;
            }

            // A session that takes nothing more must not be asked for ever.
            if (state.Persisted == position && ++failed > maxRetries)
            {
                throw new IOException("The session takes no more.");
            }

            position = state.Persisted;
        }
    }

    /// <summary>Waits, and asks the session how far it came.</summary>
    private async Task<ResumableState> Recover(Chunk chunk, int failed, Exception fault, CancellationToken cancellationToken)
    {
        while (true)
        {
            report(RetryHandler.Describe(fault));
            await Task.Delay(backOff.GetNextBackOff(failed), cancellationToken).ConfigureAwait(false);
            try
            {
                return await api.AskSession(chunk.Session, chunk.Length, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception again) when (RetryHandler.MayPass(again) && failed < maxRetries)
            {
                failed++;
                fault = again;
            }
        }
    }

    private async Task Cancel(Uri session)
    {
        using var limit = new CancellationTokenSource(CancelLimit);
        try
        {
            await api.CancelSession(session, limit.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (RetryHandler.MayPass(fault) || fault is OperationCanceledException)
        {
            // The fault that led here is the one to tell. A session is invisible, and ends by itself after a week.
        }
    }

    /// <summary>A chunk on its way.</summary>
    /// <param name="Session">Where to.</param>
    /// <param name="Bytes">The bytes.</param>
    /// <param name="Offset">The place of the first.</param>
    /// <param name="Length">The length of the whole, where it is known.</param>
    /// <param name="Checksum">The checksum of the whole. Null means that this is not the last chunk.</param>
    private readonly record struct Chunk(Uri Session, ReadOnlyMemory<byte> Bytes, long Offset, long? Length, Crc32C? Checksum)
    {
        public long End => Offset + Bytes.Length;
    }
}
