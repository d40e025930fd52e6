namespace Fluent.Buckets;

/// <summary>What a move copied, which it then deletes.</summary>
internal static class MoveSource
{
    /// <summary>Deletes it.</summary>
    /// <param name="source">The object.</param>
    /// <param name="etag">The ETag that was copied; an object that has another by now is PreconditionFailed. Null means whatever there is.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public static async Task Delete(ObjectPlace source, string? etag, CancellationToken cancellationToken)
    {
        try
        {
            await source.Driver.Delete(source.Bucket, source.Key, etag, cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException fault) when (fault.Code == StorageErrorCode.PreconditionFailed && etag is not null)
        {
            // A delete whose answer was lost is sent again, and then finds nothing: that is what was wanted.
            if (await source.Driver.GetInfo(source.Bucket, source.Key, cancellationToken).ConfigureAwait(false) is not null)
            {
                throw;
            }
        }
    }
}
