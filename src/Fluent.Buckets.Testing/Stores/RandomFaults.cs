namespace Fluent.Buckets.Testing;

/// <summary>Draws which requests fail, and how, from a seed.</summary>
internal sealed class RandomFaults
{
    private readonly double _share;
    private readonly Random _random;
    private readonly Lock _lock = new();
    private readonly List<StoreFault> _kinds = [];

    public RandomFaults(int seed, double share)
    {
        _share = share;
        _random = new Random(seed);
        Every().Fail(StorageErrorCode.Unavailable);
        Every().Fail(StorageErrorCode.Throttled);
        Every().LoseAnswer();
        Every().BreakAfter(100);
    }

    /// <summary>The fault that the next call meets. Null means none.</summary>
    public StoreFault? Draw(StoreCall call)
    {
        lock (_lock)
        {
            if (_random.NextDouble() >= _share)
            {
                return null;
            }

            StoreFault drawn = _kinds[_random.Next(_kinds.Count)];
            return drawn.Meets(call) ? drawn : null;
        }
    }

    private StoreFaultRule Every() => new StoreFaultRule(_ => true, _kinds.Add).Always();
}
