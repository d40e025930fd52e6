using System.Runtime.CompilerServices;

namespace Fluent.Buckets;

/// <summary>An operation without modifiers of its own.</summary>
/// <typeparam name="T">What the operation gives.</typeparam>
public abstract class StorageRequest<T> : StorageOperation<StorageRequest<T>, T>
{
    private protected StorageRequest(CancellationToken cancellationToken)
        : base(cancellationToken)
    {
    }
}

/// <summary>Runs a static function over a handle, so that a verb costs no closure.</summary>
internal sealed class StorageRequest<TTarget, T>(
    TTarget target, Func<TTarget, CancellationToken, Task<T>> run, CancellationToken cancellationToken, [CallerMemberName] string verb = "")
    : StorageRequest<T>(cancellationToken)
{
    private protected override string Verb => verb;

    private protected override (Bucket Bucket, string? Key) Subject => target switch
    {
        UploadTarget placed => placed.Subject,
        IOperationSubject placed => placed.Subject,
        Bucket bucket => (bucket, null),
        ValueTuple<Bucket, TimeSpan> sweep => (sweep.Item1, null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private protected override long? BytesOf(T result) => result is UploadedPart part ? part.Size : null;

    private protected override Task<T> RunCore(CancellationToken cancellationToken) => run(target, cancellationToken);
}

/// <summary>What an operation runs over that knows its bucket and key.</summary>
internal interface IOperationSubject
{
    /// <summary>The bucket, and the key relative to its prefix.</summary>
    (Bucket Bucket, string? Key) Subject { get; }
}
