namespace Fluent.Buckets.Conformance;

/// <summary>Keeps the reports of an operation, at once and in their order.</summary>
internal sealed class Reports<T> : IProgress<T>
{
    private readonly List<T> _all = [];

    /// <summary>Called with each report.</summary>
    public Action<T>? OnReport { get; init; }

    /// <summary>The reports so far.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    public void Report(T value)
    {
        lock (_all)
        {
            _all.Add(value);
        }

        OnReport?.Invoke(value);
    }
}
