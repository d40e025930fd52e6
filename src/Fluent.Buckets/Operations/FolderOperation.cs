namespace Fluent.Buckets;

/// <summary>The modifiers of both verbs that transfer a folder.</summary>
/// <typeparam name="TSelf">The type of the operation itself.</typeparam>
/// <remarks>
/// Every file is tried, each whole or not at all. When some fail, one exception tells of each in <see cref="StorageException.Failures"/>, and the others
/// are transferred. Only what concerns every file, such as a missing bucket, ends the transfer at once.
/// </remarks>
public abstract class FolderOperation<TSelf> : StorageOperation<TSelf, FolderTransfer>
    where TSelf : FolderOperation<TSelf>
{
    private protected FolderOperation(Bucket bucket, string path, CancellationToken cancellationToken)
        : base(cancellationToken)
    {
        Bucket = bucket;
        Path = path;
    }

    private protected Bucket Bucket { get; }

    private protected string Path { get; }

    private protected FolderSettings Settings { get; } = new();

    private protected sealed override (Bucket Bucket, string? Key) Subject => (Bucket, null);

    /// <summary>Sets how many files go at once, each with one request at a time.</summary>
    /// <param name="parallelism">At least 1; the default is 4.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public TSelf WithParallelism(int parallelism)
    {
        TransferDefaults.CheckParallelism(parallelism);
        return Change(() => Settings.Parallelism = parallelism);
    }

    /// <summary>Reports the files and bytes so far and in all. No number ever decreases.</summary>
    /// <param name="progress">Receives the reports, possibly on other threads, one at a time.</param>
    public TSelf WithProgress(IProgress<FolderProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Change(() => Settings.Progress = progress);
    }
}
