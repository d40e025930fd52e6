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
    private bool _started;
    private Task<T>? _task;

    private protected StorageOperation(CancellationToken cancellationToken) => _cancellationToken = cancellationToken;

    private protected bool IsStarted => Volatile.Read(ref _started);

    /// <summary>Makes the operation a task, which starts it.</summary>
    /// <param name="operation">The operation.</param>
    public static implicit operator Task<T>(StorageOperation<T> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.AsTask();
    }

    /// <summary>Starts the operation when it was not started before, and gives its task.</summary>
    /// <exception cref="StorageException">In the task: what the store or the arguments made fail.</exception>
    public Task<T> AsTask() => Volatile.Read(ref _task) ?? StartOnce();

    /// <summary>Starts the operation when it was not started before, and gives it as a value task.</summary>
    public ValueTask<T> AsValueTask() => new(AsTask());

    /// <summary>Starts the operation when it was not started before, and lets <c>await</c> wait for it.</summary>
    public TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    /// <summary>Starts the operation when it was not started before, and configures how <c>await</c> goes on.</summary>
    /// <param name="continueOnCapturedContext">Whether to go on in the context of the caller.</param>
    public ConfiguredTaskAwaitable<T> ConfigureAwait(bool continueOnCapturedContext) => AsTask().ConfigureAwait(continueOnCapturedContext);

    /// <summary>Starts it, unless another thread does so at this very moment: then waits for that. A lock would cost more than most of what a call costs here.</summary>
    private Task<T> StartOnce()
    {
        if (Interlocked.CompareExchange(ref _started, true, false))
        {
            SpinWait spin = default;
            while (Volatile.Read(ref _task) is null)
            {
                spin.SpinOnce();
            }

            return _task!;
        }

        Task<T> task = Start();
        Volatile.Write(ref _task, task);
        return task;
    }

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
