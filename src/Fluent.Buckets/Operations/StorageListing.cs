namespace Fluent.Buckets;

/// <summary>A listing, not yet started: each enumeration asks the store anew, page by page, as far as it is enumerated.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <remarks>A listing that nobody enumerates asks nothing (FB0002).</remarks>
public abstract class StorageListing<T> : IAsyncEnumerable<T>
{
    private protected StorageListing(CancellationToken cancellationToken) => CancellationToken = cancellationToken;

    private protected CancellationToken CancellationToken { get; }

    /// <summary>Starts an enumeration.</summary>
    /// <param name="cancellationToken">Cancels the enumeration, besides the token given to the verb.</param>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (!CancellationToken.CanBeCanceled || cancellationToken == CancellationToken)
        {
            return Enumerate(cancellationToken).GetAsyncEnumerator(cancellationToken);
        }

        return cancellationToken.CanBeCanceled
            ? EnumerateLinked(cancellationToken).GetAsyncEnumerator(CancellationToken.None)
            : Enumerate(CancellationToken).GetAsyncEnumerator(CancellationToken);
    }

    private protected abstract IAsyncEnumerable<T> Enumerate(CancellationToken cancellationToken);

    private async IAsyncEnumerable<T> EnumerateLinked(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        await foreach (T item in Enumerate(both.Token).ConfigureAwait(false))
        {
            yield return item;
        }
    }
}
