using System.Diagnostics;

namespace Fluent.Buckets;

/// <summary>
/// Tells traces, metrics and the log of one enumeration, from its first item to its end, or to where it is broken off. Its time is what it made the app
/// wait, not what the app does between the items.
/// </summary>
internal sealed class ObservedEnumerator<T>(IAsyncEnumerator<T> items, ObjectStore store, ListingSubject subject) : IAsyncEnumerator<T>
{
    private OperationObserver? _observer;
    private TimeSpan _elapsed;
    private long _count;
    private bool _ended;

    public T Current => items.Current;

    public async ValueTask<bool> MoveNextAsync()
    {
        if (_ended)
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }

        OperationObserver observer = _observer ??= OperationObserver.Start(subject, store);

        // Each step runs in the app's context of that moment; what the store does for it belongs to the listing.
        Activity.Current = observer.Activity ?? Activity.Current;
        long began = Stopwatch.GetTimestamp();
        bool more;
        try
        {
            more = await items.MoveNextAsync().ConfigureAwait(false);
            _elapsed += Stopwatch.GetElapsedTime(began);
        }
        catch (Exception fault)
        {
            _ended = true;
            observer.Failed(fault, _elapsed + Stopwatch.GetElapsedTime(began), _count);
            throw;
        }

        if (more)
        {
            _count++;
        }
        else
        {
            End();
        }

        return more;
    }

    public async ValueTask DisposeAsync()
    {
        await items.DisposeAsync().ConfigureAwait(false);
        End();
    }

    private void End()
    {
        if (!_ended)
        {
            _ended = true;
            _observer?.Succeeded(null, _count, _elapsed);
        }
    }
}
