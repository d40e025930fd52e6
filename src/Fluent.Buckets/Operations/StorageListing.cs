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
        IAsyncEnumerator<T> items = Start(cancellationToken);
        return TryGetStore() is { } store && OperationObserver.IsNeeded(store) ? new ObservedEnumerator<T>(items, store, Subject) : items;
    }

    /// <summary>The items for a listing that is made of this one and tells of itself.</summary>
    internal IAsyncEnumerable<T> Unobserved(CancellationToken cancellationToken) => Enumerate(cancellationToken);

    /// <summary>The store. Null means that there is none, which the enumeration itself reports.</summary>
    private protected abstract ObjectStore? TryGetStore();

    /// <summary>What the listing is about. Asked only when somebody listens.</summary>
    private protected abstract ListingSubject Subject { get; }

    private protected abstract IAsyncEnumerable<T> Enumerate(CancellationToken cancellationToken);

    private IAsyncEnumerator<T> Start(CancellationToken cancellationToken)
    {
        if (!CancellationToken.CanBeCanceled || cancellationToken == CancellationToken)
        {
            return Enumerate(cancellationToken).GetAsyncEnumerator(cancellationToken);
        }

        return cancellationToken.CanBeCanceled
            ? EnumerateLinked(cancellationToken).GetAsyncEnumerator(CancellationToken.None)
            : Enumerate(CancellationToken).GetAsyncEnumerator(CancellationToken);
    }

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
