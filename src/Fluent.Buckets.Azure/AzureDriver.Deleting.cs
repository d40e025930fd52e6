using System.Collections.Concurrent;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets;

public sealed partial class AzureDriver
{
    /// <summary>How many batches one call sends at once.</summary>
    private const int BatchesAtOnce = 4;

    private DeleteBatch? _batch;

    /// <summary>How many single deletes one call sends at once.</summary>
    private const int DeletesAtOnce = 16;

    /// <inheritdoc/>
    /// <remarks>
    /// An account's key and an identity delete 256 objects by one request. A shared access signature deletes each by one of its own, since what it grants on
    /// batches depends on its kind.
    /// </remarks>
    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return _account.Signs ? DeleteBatches(bucket, keys, cancellationToken) : DeleteEach(bucket, keys, cancellationToken);
    }

    private async Task<IReadOnlyList<StorageException>> DeleteEach(string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<StorageException>();
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellationToken },
            async (key, token) =>
            {
                try
                {
                    await Delete(bucket, key, null, token).ConfigureAwait(false);
                }
                catch (StorageException failed) when (failed.Code != StorageErrorCode.BucketNotFound)
                {
                    failures.Enqueue(failed);
                }
            }).ConfigureAwait(false);
        return [.. failures];
    }

    private async Task<IReadOnlyList<StorageException>> DeleteBatches(string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        DeleteBatch batch = LazyInitializer.EnsureInitialized(ref _batch, () => new DeleteBatch(_account.Service));
        var failures = new List<StorageException>[(keys.Count + DeleteBatch.GreatestCount - 1) / DeleteBatch.GreatestCount];
        await Parallel.ForEachAsync(
            keys.Chunk(DeleteBatch.GreatestCount).Index(),
            new ParallelOptions { MaxDegreeOfParallelism = BatchesAtOnce, CancellationToken = cancellationToken },
            async (chunk, token) => failures[chunk.Index] = await DeleteChunk(batch, bucket, chunk.Item, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. failures.SelectMany(failed => failed)];
    }

    private async Task<List<StorageException>> DeleteChunk(
        DeleteBatch batch, string bucket, string[] keys, CancellationToken cancellationToken)
    {
        Exception?[] faults = await Ask(
            Place(bucket),
            cancellationToken,
            () => batch.Delete(_account.Container(bucket), [.. keys.Select(key => _account.Blob(bucket, key).Uri)], cancellationToken))
            .ConfigureAwait(false);
        var failures = new List<StorageException>();
        for (int i = 0; i < keys.Length; i++)
        {
            if (faults[i] is { } fault && AzureErrors.Translate(fault, Place(bucket, keys[i])) is var error)
            {
                switch (error.Code)
                {
                    case StorageErrorCode.ObjectNotFound:
                        break;
                    case StorageErrorCode.BucketNotFound:
                        throw error;
                    default:
                        failures.Add(error);
                        break;
                }
            }
        }

        return failures;
    }
}
