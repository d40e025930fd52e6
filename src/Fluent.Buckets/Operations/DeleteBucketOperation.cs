namespace Fluent.Buckets;

/// <summary>Deletes a bucket; BucketNotEmpty when it holds objects and <see cref="WithContents"/> was not said.</summary>
public sealed class DeleteBucketOperation : StorageOperation<DeleteBucketOperation, Done>
{
    private readonly Bucket _bucket;
    private bool _withContents;

    internal DeleteBucketOperation(Bucket bucket, CancellationToken cancellationToken)
        : base(cancellationToken) => _bucket = bucket;

    private protected override (Bucket Bucket, string? Key) Subject => (_bucket, null);

    /// <summary>Deletes all objects, all their versions where the store has them, and unfinished uploads first. When that fails, what was deleted so far is gone and the bucket is still there.</summary>
    public DeleteBucketOperation WithContents() => Change(() => _withContents = true);

    private protected override async Task<Done> RunCore(CancellationToken cancellationToken)
    {
        BucketPlace place = _bucket.LocateWhole(nameof(Bucket.DeleteBucket));
        if (_withContents)
        {
            await Sweeper.DeleteAll(_bucket, string.Empty, TransferDefaults.Parallelism, null, cancellationToken).ConfigureAwait(false);
            await Sweeper.DeleteVersions(place, TransferDefaults.Parallelism, cancellationToken).ConfigureAwait(false);
            await Sweeper.SweepUploads(_bucket, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        await place.Driver.DeleteBucket(place.Name, cancellationToken).ConfigureAwait(false);
        return default;
    }
}
