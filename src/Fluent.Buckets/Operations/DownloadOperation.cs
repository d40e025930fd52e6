namespace Fluent.Buckets;

/// <summary>Downloads an object to a file or a stream.</summary>
public sealed class DownloadOperation : ReadOperation<DownloadOperation, ObjectInfo>
{
    private readonly DownloadTarget _target;

    internal DownloadOperation(ReadSource source, DownloadTarget target, CancellationToken cancellationToken)
        : base(source, cancellationToken) => _target = target;

    /// <summary>Reports the bytes so far, and the bytes in all. It never decreases.</summary>
    /// <param name="progress">Receives the reports, possibly on other threads, one at a time.</param>
    public DownloadOperation WithProgress(IProgress<TransferProgress> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return Change(() => Settings.Progress = progress);
    }

    /// <summary>Sets the size of the ranges that a long download reads at once, where the store gains by it.</summary>
    /// <param name="bytes">
    /// The size in bytes: at least 5 MiB. By default 8 MiB; to a file, which holds no range in memory, a 64th of what is longer than 512 MiB, at most 64 MiB.
    /// </param>
    /// <exception cref="StorageException">InvalidArgument: less than 5 MiB.</exception>
    public DownloadOperation WithPartSize(long bytes)
    {
        TransferDefaults.CheckPartSize(bytes);
        return Change(() => Settings.PartSize = bytes);
    }

    /// <summary>
    /// Sets how many ranges a long download reads at once, where the store gains by it. Those behind the one that goes to a stream are read ahead into memory, so that it
    /// is at most parallelism × part size.
    /// </summary>
    /// <param name="parallelism">At least 1; the default is 4.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public DownloadOperation WithParallelism(int parallelism)
    {
        TransferDefaults.CheckParallelism(parallelism);
        return Change(() => Settings.Parallelism = parallelism);
    }

    private protected override long? BytesOf(ObjectInfo result) => Settings.Range?.Resolve(result.Size).Length ?? result.Size;

    private protected override Task<ObjectInfo> RunCore(CancellationToken cancellationToken) =>
        Downloader.Download(Source, Settings, _target, cancellationToken);
}
