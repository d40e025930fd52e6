namespace Fluent.Buckets;

/// <summary>Running many operations.</summary>
public static class StorageOperations
{
    /// <summary>Runs operations, at most <paramref name="parallelism"/> at a time, and gives their results in the order of the operations.</summary>
    /// <typeparam name="T">What each operation gives.</typeparam>
    /// <param name="operations">The operations; enumerated as they are started, so a lazy sequence stays lazy.</param>
    /// <param name="parallelism">How many run at a time; at least 1.</param>
    /// <param name="cancellationToken">Stops starting further operations; those that run have their own tokens.</param>
    /// <exception cref="StorageException">InvalidArgument: a parallelism below 1. Else the first fault; no further operation is started after one.</exception>
    public static async Task<IReadOnlyList<T>> WhenAll<T>(
        this IEnumerable<StorageOperation<T>> operations, int parallelism = 4, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        if (parallelism < 1)
        {
            throw StorageErrors.InvalidArgument($"WhenAll({parallelism}) runs nothing: give a parallelism of at least 1.");
        }

        var results = new List<T>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(operations.Index(), options, async (item, _) =>
        {
            T result = await item.Item.ConfigureAwait(false);
            lock (results)
            {
                while (results.Count <= item.Index)
                {
                    results.Add(default!);
                }

                results[item.Index] = result;
            }

            // The next operation would start on the stack that the answer to this one came up on, which measures slower.
            await Task.Yield();
        }).ConfigureAwait(false);
        return results;
    }
}
