namespace Fluent.Buckets;

/// <summary>Transfers many files at once, and keeps what became of each.</summary>
internal sealed class FolderRun(BucketPlace place, FolderSettings settings)
{
    private readonly Lock _lock = new();
    private readonly List<StorageException> _failures = [];
    private FolderTransfer _done = new(0, 0, 0, 0);
    private FolderProgress _progress;

    /// <summary>Says what is to be done in all.</summary>
    public void Start(long files, long bytes)
    {
        _progress = new FolderProgress(0, 0, files, bytes);
        settings.Progress?.Report(_progress);
    }

    /// <summary>Counts a key that failed.</summary>
    /// <param name="key">The key, relative to the place's prefix.</param>
    /// <param name="fault">Why.</param>
    public void Fail(string key, StorageException fault)
    {
        string whole = place.Prefix + key;
        StorageException named = fault.Bucket is not null ? fault : StorageErrors.At(
            fault.Code, place.Store, place.Name, whole, $"{StorageErrors.Show(whole)}: {fault.Message}", fault.InnerException);
        lock (_lock)
        {
            _failures.Add(named);
        }
    }

    /// <summary>Runs the transfer of each file. One that fails is counted; what concerns all files ends the run.</summary>
    public Task ForEach<T>(
        IEnumerable<T> files, Func<T, string> key, Func<T, FileProgress, CancellationToken, Task> transfer, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(files, options, async (file, token) =>
        {
            try
            {
                await transfer(file, new FileProgress(this), token).ConfigureAwait(false);
            }
            catch (StorageException fault) when (!ConcernsAll(fault.Code))
            {
                Fail(key(file), fault);
            }

            // The next file would start on the stack that the answer for this one came up on, which measures a fifth slower.
            await Task.Yield();
        });
    }

    /// <summary>What was done, or the one error of all that failed.</summary>
    /// <param name="links">How many links were passed over.</param>
    /// <param name="done">What was to happen to the files, such as <c>uploaded</c>.</param>
    public FolderTransfer Result(long links, string done)
    {
        if (_failures.Count == 0)
        {
            return _done with { Links = links };
        }

        _failures.Sort(static (x, y) => string.CompareOrdinal(x.Key, y.Key));
        throw FailedKeys.Combine(place, _failures, _failures.Count + _done.Files + _done.Unchanged, "files", done);
    }

    /// <summary>Every further file would meet the same fault.</summary>
    private static bool ConcernsAll(StorageErrorCode code) => code is StorageErrorCode.BucketNotFound or StorageErrorCode.AuthenticationFailed;

    private void Count(long files, long bytes, FolderTransfer? done = null)
    {
        lock (_lock)
        {
            if (done is not null)
            {
                _done = new FolderTransfer(_done.Files + done.Files, _done.Bytes + done.Bytes, _done.Unchanged + done.Unchanged, 0);
            }

            long total = _progress.Bytes + bytes;
            _progress = _progress with { Files = _progress.Files + files, Bytes = total, TotalBytes = Math.Max(total, _progress.TotalBytes) };
            settings.Progress?.Report(_progress);
        }
    }

    /// <summary>Adds the progress of one file to that of the whole.</summary>
    internal sealed class FileProgress(FolderRun run) : IProgress<TransferProgress>
    {
        private long _bytes;

        public void Report(TransferProgress value)
        {
            long more = value.Bytes - _bytes;
            if (more > 0)
            {
                _bytes = value.Bytes;
                run.Count(0, more);
            }
        }

        public void Transferred(long size) => run.Count(1, Math.Max(0, size - _bytes), new FolderTransfer(1, size, 0, 0));

        public void Unchanged(long size) => run.Count(1, size, new FolderTransfer(0, 0, 1, 0));
    }
}
