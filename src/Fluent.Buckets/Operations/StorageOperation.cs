using System.Runtime.CompilerServices;

namespace Fluent.Buckets;

/// <summary>
/// An operation on a store, not yet started. Awaiting it, or calling <see cref="AsTask"/>, starts it, once; awaiting it again gives the
/// same result. An operation that nobody awaits never runs (FB0002).
/// </summary>
/// <typeparam name="T">What the operation gives.</typeparam>
public abstract class StorageOperation<T>
{
    private readonly CancellationToken _cancellationToken;
    private volatile bool _started;
    private Task<T>? _task;

    private protected StorageOperation(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    private protected bool IsStarted => _started;

    /// <summary>Makes the operation a task, which starts it.</summary>
    /// <param name="operation">The operation.</param>
    public static implicit operator Task<T>(StorageOperation<T> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.AsTask();
    }

    /// <summary>Starts the operation when it was not started before, and gives its task.</summary>
    /// <exception cref="StorageException">In the task: what the store or the arguments made fail.</exception>
    public Task<T> AsTask()
    {
        if (_task is { } running)
        {
            return running;
        }

        // The operation is its own lock: it is short-lived, and a separate lock would cost an allocation a call.
        lock (this)
        {
            _started = true;
            return _task ??= Start();
        }
    }

    /// <summary>Starts the operation when it was not started before, and gives it as a value task.</summary>
    public ValueTask<T> AsValueTask() => new(AsTask());

    /// <summary>Starts the operation when it was not started before, and lets <c>await</c> wait for it.</summary>
    public TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>Starts the operation when it was not started before, and configures how <c>await</c> goes on.</summary>
    /// <param name="continueOnCapturedContext">Whether to go on in the context of the caller.</param>
    public ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);

    private Task<T> Start()
    {
        try
        {
            return Run(_cancellationToken);
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(_cancellationToken);
        }
        catch (Exception fault)
        {
            return Task.FromException<T>(fault);
        }
    }

    /// <summary>Runs the operation. Called once; a fault, also of bad arguments, belongs into the task, whether it is thrown or in it already.</summary>
    private protected abstract Task<T> Run(CancellationToken cancellationToken);
}
