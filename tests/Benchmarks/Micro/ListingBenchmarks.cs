using BenchmarkDotNet.Attributes;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What a listing costs an item, above the pages that the driver gives.</summary>
[MemoryDiagnoser]
public class ListingBenchmarks : IAsyncDisposable
{
    private const string Name = "benchmarks";
    private const int Items = 10_000;

    private readonly MemoryDriver _driver = new();
    private Bucket _bucket = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _bucket = new ObjectStore(_driver).Bucket(Name);
        await _bucket.EnsureExists();
        for (int i = 0; i < Items; i++)
        {
            await _bucket.Object($"logs/{i:D6}").Upload(ReadOnlyMemory<byte>.Empty);
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _driver.DisposeAsync();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public async Task<int> DriverPages()
    {
        int count = 0;
        string? token = null;
        do
        {
            ObjectPage page = await _driver.List(new ListRequest { Bucket = Name, Prefix = "logs/", PageToken = token }, CancellationToken.None);
            foreach (ListEntry entry in page.Entries)
            {
                count += entry.Info is null ? 0 : 1;
            }

            token = page.NextPageToken;
        }
        while (token is not null);
        return count;
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public async Task<int> List()
    {
        int count = 0;
        await foreach (ObjectInfo info in _bucket.List("logs/"))
        {
            count += info.Key.Length > 0 ? 1 : 0;
        }

        return count;
    }
}
