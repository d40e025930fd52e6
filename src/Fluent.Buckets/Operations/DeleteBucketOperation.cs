namespace Fluent.Buckets;

/// <summary>Deletes a bucket; BucketNotEmpty when it holds objects and <see cref="WithContents"/> was not said.</summary>
public sealed class DeleteBucketOperation : StorageOperation<DeleteBucketOperation, Done>
{
    /// <summary>How often a bucket is emptied. Some stores list what was written or deleted a moment ago a little later, as Swift does under load.</summary>
    private const int Attempts = 4;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.2);

    private readonly Bucket _bucket;
    private bool _withContents;

    internal DeleteBucketOperation(Bucket bucket, CancellationToken cancellationToken)
        : base(cancellationToken) => _bucket = bucket;

    private protected override (Bucket Bucket, string? Key) Subject => (_bucket, null);

    /// <summary>Deletes all objects, all their versions where the store has them, and unfinished uploads first. When that fails, what was deleted so far is gone and the bucket is still there.</summary>
    /// <remarks>A bucket that the store finds not empty then is emptied again, four times in all: BucketNotEmpty after these three seconds means that others go on writing.</remarks>
    public DeleteBucketOperation WithContents() => Change(() => _withContents = true);

    private protected override async Task<Done> RunCore(CancellationToken cancellationToken)
    {
        BucketPlace place = _bucket.LocateWhole(nameof(Bucket.DeleteBucket));
        for (int attempt = 1; ; attempt++)
        {
            if (_withContents)
            {
                await Empty(place, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                await place.Driver.DeleteBucket(place.Name, cancellationToken).ConfigureAwait(false);
                return default;
            }
            catch (StorageException fault) when (fault.Code == StorageErrorCode.BucketNotEmpty && _withContents && attempt < Attempts)
            {
                await Task.Delay(FirstDelay * Math.Pow(3, attempt - 1), place.Driver.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task Empty(BucketPlace place, CancellationToken cancellationToken)
    {
        await Sweeper.DeleteAll(_bucket, string.Empty, TransferDefaults.Parallelism, null, cancellationToken).ConfigureAwait(false);
        await Sweeper.DeleteVersions(place, TransferDefaults.Parallelism, cancellationToken).ConfigureAwait(false);
        await Sweeper.SweepUploads(_bucket, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);
    }
}
