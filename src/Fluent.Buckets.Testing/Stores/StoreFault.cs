namespace Fluent.Buckets.Testing;

/// <summary>A fault that requests to a <see cref="FaultyStoreDriver"/> meet.</summary>
public sealed class StoreFault
{
    private readonly Func<StoreCall, bool> _meets;
    private readonly int _after;
    private readonly int _times;
    private readonly Lock _lock = new();
    private int _seen;

    internal StoreFault(string what, Func<StoreCall, bool> meets, int after, int times, FaultAction action)
    {
        What = what;
        _meets = meets;
        _after = after;
        _times = times;
        Action = action;
    }

    /// <summary>What happens, in a few words.</summary>
    public string What { get; }

    /// <summary>How many requests have met it.</summary>
    public int Met { get; private set; }

    internal FaultAction Action { get; }

    /// <summary>Whether a call meets it, which counts.</summary>
    internal bool Meets(StoreCall call)
    {
        if (!_meets(call))
        {
            return false;
        }

        lock (_lock)
        {
            if (_seen++ < _after || Met == _times)
            {
                return false;
            }

            Met++;
            return true;
        }
    }
}
