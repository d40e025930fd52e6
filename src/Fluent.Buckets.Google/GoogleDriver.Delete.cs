using System.Net;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets;

public sealed partial class GoogleDriver
{
    /// <summary>How many single deletes run at once, where a server takes no batch.</summary>
    private const int DeletesAtOnce = 16;

    /// <inheritdoc/>
    public override Task Delete(string bucket, string key, string? ifMatch, CancellationToken cancellationToken) => Run(
        bucket,
        key,
        async () =>
        {
            long? generation = GenerationOf(ifMatch, bucket, key);
            try
            {
                await _api.DeleteObject(bucket, key, null, generation, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiFault fault) when (fault.Status == HttpStatusCode.NotFound || (ifMatch is not null && fault.Status == HttpStatusCode.PreconditionFailed))
            {
                if (fault.Status == HttpStatusCode.NotFound && await IsBucketMissing(bucket, cancellationToken).ConfigureAwait(false))
                {
                    throw GoogleErrors.With(StorageErrors.BucketNotFound(Name, bucket, fault.Provider), fault);
                }

                if (ifMatch is not null)
                {
                    throw GoogleErrors.With(
                        StorageErrors.PreconditionFailed(
                            Name, bucket, key, $"the ETag {ifMatch} was asked for, but the object is missing or has another", fault.Provider),
                        fault);
                }
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StorageException>> DeleteMany(
        string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Run<IReadOnlyList<StorageException>>(
            bucket,
            null,
            async () =>
            {
                var failures = new List<StorageException>();
                bool isThere = false;
                foreach (string[] batch in keys.Chunk(StorageApi.GreatestBatch))
                {
                    IReadOnlyList<ApiFault?> faults;
                    try
                    {
                        faults = await _api.DeleteObjects(bucket, batch, cancellationToken).ConfigureAwait(false);
                    }
                    catch (ApiFault none) when (none.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
                    {
                        // An emulator that takes no batch.
                        failures.AddRange(await DeleteOneByOne(bucket, batch, cancellationToken).ConfigureAwait(false));
                        continue;
                    }

                    // A missing object is deleted already. What is missing may be the bucket.
                    if (!isThere && faults.Any(fault => fault?.Status == HttpStatusCode.NotFound)
                        && await IsBucketMissing(bucket, cancellationToken).ConfigureAwait(false))
                    {
                        throw StorageErrors.BucketNotFound(Name, bucket);
                    }

                    isThere = true;
                    failures.AddRange(await Settle(bucket, batch, faults, cancellationToken).ConfigureAwait(false));
                }

                return failures;
            },
            cancellationToken);
    }

    /// <summary>What a batch left undone: what may succeed later is deleted by itself, the rest has failed.</summary>
    private async Task<List<StorageException>> Settle(
        string bucket, string[] keys, IReadOnlyList<ApiFault?> faults, CancellationToken cancellationToken)
    {
        var failures = new List<StorageException>();
        var later = new List<string>();
        for (int i = 0; i < keys.Length; i++)
        {
            if (faults[i] is not { } fault || fault.Status == HttpStatusCode.NotFound)
            {
                continue;
            }

            if (RetryHandler.IsTransient(fault.Status) && _options.MaxRetries > 0)
            {
                ReportRetry(RetryHandler.Describe(fault.Status));
                later.Add(keys[i]);
            }
            else
            {
                failures.Add(_errors.Explain(fault, bucket, keys[i]));
            }
        }

        failures.AddRange(await DeleteOneByOne(bucket, later, cancellationToken).ConfigureAwait(false));
        return failures;
    }

    private async Task<List<StorageException>> DeleteOneByOne(string bucket, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var failures = new List<StorageException>();
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
                    lock (failures)
                    {
                        failures.Add(failed);
                    }
                }
            }).ConfigureAwait(false);
        return failures;
    }
}
