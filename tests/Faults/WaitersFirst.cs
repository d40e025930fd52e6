using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Fluent.Buckets.Faults.WaitersFirst))]

namespace Fluent.Buckets.Faults;

/// <summary>Classes that mostly wait, for retries or for a server's start, run first beside others that work: at the end they would run alone.</summary>
public sealed class WaitersFirst : ITestCollectionOrderer
{
    private static readonly string[] Waiters = [$"{typeof(RetryTests)} ", $"{typeof(ServerKillTests)} "];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Waiters.Any(waiter => collection.TestCollectionDisplayName.Contains(waiter, StringComparison.Ordinal)))];
}
