namespace Fluent.Buckets;

/// <summary>Deletes many objects, in as few requests as the store allows, and gives how many keys it deleted.</summary>
/// <remarks>Every key is tried. When some fail, one exception tells of each in <see cref="StorageException.Failures"/>.</remarks>
public sealed class DeleteManyOperation : StorageOperation<DeleteManyOperation, long>
{
    private readonly Bucket _bucket;
    private readonly IEnumerable<string>? _keys;
    private readonly string _prefix;
    private int _parallelism = TransferDefaults.Parallelism;
    private IProgress<DeleteProgress>? _progress;

    internal DeleteManyOperation(Bucket bucket, IEnumerable<string>? keys, string prefix, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        _bucket = bucket;
        _keys = keys;
        _prefix = prefix;
    }

    private protected override string Verb => _keys is null ? "DeleteAll" : "DeleteMany";

    private protected override (Bucket Bucket, string? Key) Subject => (_bucket, null);

    /// <summary>Reports how many keys are deleted so far.</summary>
    /// <param name="progress">Receives the reports, possibly on other threads, one at a time.</param>
    public DeleteManyOperation WithProgress(IProgress<DeleteProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Change(() => _progress = progress);
    }

    /// <summary>Sets how many requests are made at once.</summary>
    /// <param name="parallelism">At least 1; the default is 4.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public DeleteManyOperation WithParallelism(int parallelism)
    {
        TransferDefaults.CheckParallelism(parallelism);
        return Change(() => _parallelism = parallelism);
    }

    private protected override Task<long> RunCore(CancellationToken cancellationToken) => _keys is null
        ? Sweeper.DeleteAll(_bucket, _prefix, _parallelism, _progress, cancellationToken)
        : Sweeper.DeleteMany(_bucket, _keys, _parallelism, _progress, cancellationToken);
}
