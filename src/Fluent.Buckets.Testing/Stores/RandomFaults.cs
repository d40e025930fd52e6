namespace Fluent.Buckets.Testing;

/// <summary>Draws which requests fail, and how, from a seed.</summary>
internal sealed class RandomFaults(int seed, double share)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    /// <summary>The kind that was drawn for a call, so that each of the four rules asks for its own.</summary>
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<StoreCall, object> _drawn = [];

    public void AddTo(Func<StoreFaultRule> rule)
    {
        rule().When(call => Draw(call) == 0).Always().Fail(StorageErrorCode.Unavailable);
        rule().When(call => Draw(call) == 1).Always().Fail(StorageErrorCode.Throttled);
        rule().When(call => Draw(call) == 2).Always().LoseAnswer();
        rule().When(call => Draw(call) == 3).Always().BreakAfter(100);
    }

    private int Draw(StoreCall call)
    {
        lock (_lock)
        {
            return (int)_drawn.GetValue(call, _ => _random.NextDouble() < share ? _random.Next(4) : -1);
        }
    }
}
