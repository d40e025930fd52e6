namespace Fluent.Buckets;

/// <summary>Deletes many objects, and what uploads that died left behind.</summary>
internal static class Sweeper
{
    /// <summary>How many keys go to the driver at once: the greatest batch of S3. A driver with smaller batches makes several requests.</summary>
    private const int BatchSize = 1000;

    public static Task<long> DeleteAll(
        Bucket bucket, string prefix, int parallelism, IProgress<DeleteProgress>? progress, CancellationToken cancellationToken) =>
        Delete(bucket.Locate, place => Lister.KeyBatches(place, prefix, BatchSize, cancellationToken), parallelism, progress, cancellationToken);

    public static Task<long> DeleteMany(
        Bucket bucket, IEnumerable<string> keys, int parallelism, IProgress<DeleteProgress>? progress, CancellationToken cancellationToken) =>
        Delete(bucket.Locate, place => Checked(place, keys), parallelism, progress, cancellationToken);

    /// <summary>Deletes every version of a bucket for good, with the marks of deletions, where the store has versions.</summary>
    public static async Task DeleteVersions(BucketPlace place, int parallelism, CancellationToken cancellationToken)
    {
        if (!place.Driver.Capabilities.Versions)
        {
            return;
        }

        var request = new VersionListRequest { Bucket = place.Name, Prefix = string.Empty };
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(VersionLister.Versions(place, request, cancellationToken), options, async (version, token) =>
            await place.Driver.DeleteVersion(place.Name, version.Key, version.Id, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public static async Task<int> SweepUploads(Bucket bucket, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        BucketPlace place = bucket.Locate();
        int swept = 0;
        await foreach (UploadInfo upload in Lister.Uploads(bucket, string.Empty, cancellationToken).ConfigureAwait(false))
        {
            if (upload.StartedAt < olderThan)
            {
                var reference = new UploadReference(place.Name, place.Prefix + upload.Key, upload.Id);
                await place.Driver.AbortUpload(reference, cancellationToken).ConfigureAwait(false);
                swept++;
            }
        }

        return place.Prefix.Length > 0
            ? swept
            : swept + await place.Driver.SweepScratch(place.Name, olderThan, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<long> Delete(
        Func<BucketPlace> locate,
        Func<BucketPlace, IAsyncEnumerable<IReadOnlyList<string>>> batches,
        int parallelism,
        IProgress<DeleteProgress>? progress,
        CancellationToken cancellationToken)
    {
        BucketPlace place = locate();
        var result = new Result(progress);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(batches(place), options, async (batch, token) =>
        {
            IReadOnlyList<StorageException> failed = await place.Driver.DeleteMany(place.Name, batch, token).ConfigureAwait(false);
            result.Add(batch.Count, failed);
        }).ConfigureAwait(false);
        return result.Deleted(place);
    }

    private static IAsyncEnumerable<IReadOnlyList<string>> Checked(BucketPlace place, IEnumerable<string> keys)
    {
        List<string> whole = keys.Select(key => place.Object(key).Key).ToList();
        return whole.Chunk(BatchSize).ToAsyncEnumerable();
    }

    /// <summary>What became of the batches so far.</summary>
    private sealed class Result(IProgress<DeleteProgress>? progress)
    {
        private readonly Lock _lock = new();
        private readonly List<StorageException> _failures = [];
        private long _deleted;

        public void Add(int count, IReadOnlyList<StorageException> failed)
        {
            lock (_lock)
            {
                _deleted += count - failed.Count;
                _failures.AddRange(failed);
                progress?.Report(new DeleteProgress(_deleted));
            }
        }

        public long Deleted(BucketPlace place) => _failures.Count == 0
            ? _deleted
            : throw FailedKeys.Combine(place, _failures, _deleted + _failures.Count, "keys", "deleted");
    }
}
