namespace Fluent.Buckets;

/// <summary>An operation with its modifiers: each changes the operation and returns it. After the start a modifier throws.</summary>
/// <typeparam name="TSelf">The type of the operation itself, so that modifiers chain.</typeparam>
/// <typeparam name="T">What the operation gives.</typeparam>
public abstract class StorageOperation<TSelf, T> : StorageOperation<T>
    where TSelf : StorageOperation<TSelf, T>
{
    // Zero means none: one word less in each operation than a nullable.
    private TimeSpan _timeout;

    private protected StorageOperation(CancellationToken cancellationToken, TimeSpan? timeout = null)
        : base(cancellationToken) => _timeout = timeout ?? TimeSpan.Zero;

    /// <summary>Limits the whole time of the operation, with all its requests and retries.</summary>
    /// <param name="timeout">The limit; more than zero.</param>
    /// <exception cref="StorageException">InvalidArgument: a limit of zero or less. When awaited, Timeout: the limit has passed.</exception>
    public TSelf WithTimeout(TimeSpan timeout)
    {
        TransferDefaults.CheckTimeout(nameof(WithTimeout), timeout);
        return Change(() => _timeout = timeout);
    }

    /// <summary>What the operation is about: a bucket, and the key of an object, relative to the bucket's prefix, or null.</summary>
    private protected abstract (Bucket Bucket, string? Key) Subject { get; }

    /// <summary>The whole key for faults and telemetry, which a view puts together only when one of them asks.</summary>
    private string? WholeKey => Subject is (var bucket, { } key) ? bucket.Prefix + key : null;

    private protected TSelf Change(Action change)
    {
        if (IsStarted)
        {
            throw new InvalidOperationException(
                "This operation has started, so it cannot be changed any more. Put every With… and If… before the await.");
        }

        change();
        return (TSelf)this;
    }

    /// <summary>The verb, as telemetry names it.</summary>
    private protected virtual string Verb => GetType().Name.Split('`')[0].Replace("Operation", string.Empty, StringComparison.Ordinal);

    /// <summary>How many bytes of content a result stands for. Null means that the verb carries none.</summary>
    private protected virtual long? BytesOf(T result) => null;

    /// <summary>How many items a result has. Null means that the verb gives none.</summary>
    private protected virtual long? ItemsOf(T result) => null;

    private protected sealed override Task<T> Run(CancellationToken cancellationToken)
    {
        (Bucket bucket, string? key) = Subject;
        Task<T> running = bucket.TryGetStore() is { } store && OperationObserver.IsNeeded(store)
            ? RunObserved(store, cancellationToken)
            : RunLimited(cancellationToken);
        return running.IsCompletedSuccessfully ? running : StorageErrors.Place(running, bucket.Name, key, bucket.Prefix);
    }

    private Task<T> RunLimited(CancellationToken cancellationToken) =>
        _timeout > TimeSpan.Zero ? RunWithin(_timeout, cancellationToken) : RunCore(cancellationToken);

    private async Task<T> RunObserved(ObjectStore store, CancellationToken cancellationToken)
    {
        var observer = OperationObserver.Start(Verb, store, Subject.Bucket.Name, WholeKey);
        try
        {
            T result = await RunLimited(cancellationToken).ConfigureAwait(false);
            observer.Succeeded(BytesOf(result), ItemsOf(result));
            return result;
        }
        catch (Exception fault)
        {
            observer.Failed(fault);
            throw;
        }
    }

    private protected abstract Task<T> RunCore(CancellationToken cancellationToken);

    private async Task<T> RunWithin(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            return await RunCore(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (!cancellationToken.IsCancellationRequested && limit.IsCancellationRequested)
        {
            throw TimedOut(timeout, canceled);
        }
    }

    private StorageException TimedOut(TimeSpan timeout, Exception canceled)
    {
        Bucket bucket = Subject.Bucket;
        string? key = WholeKey;
        string what = key is null ? $"bucket '{bucket.Name}'" : $"{StorageErrors.Show(key)} in bucket '{bucket.Name}'";
        return StorageErrors.At(
            StorageErrorCode.Timeout,
            bucket.Store.Name,
            bucket.Name,
            key,
            $"The operation on {what} ({bucket.Store.Name}) took longer than the {timeout} that WithTimeout allows. "
            + "Nothing half is visible; try again, or allow more time.",
            canceled);
    }
}
