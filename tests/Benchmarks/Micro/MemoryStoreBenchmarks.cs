using BenchmarkDotNet.Attributes;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What the layers above the driver cost a call: each verb beside the driver's own method, on the Memory store.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
public class MemoryStoreBenchmarks : IAsyncDisposable
{
    private const string Name = "benchmarks";
    private const string Key = "rome/1.jpg";

    private readonly MemoryDriver _driver = new();
    private readonly byte[] _content = new byte[1024];
    private readonly WriteRequest _request = new()
    {
        Bucket = Name,
        Key = Key,
        Headers = new ContentHeaders { ContentType = "image/jpeg" },
        Metadata = new Dictionary<string, string>(),
    };

    private readonly ReadRequest _read = new() { Bucket = Name, Key = Key };

    private Bucket _bucket = null!;
    private MemoryBody _body = null!;

    [GlobalSetup]
    public async Task Setup()
    {
        _bucket = new ObjectStore(_driver).Bucket(Name);
        _body = new MemoryBody(_content);
        await _bucket.EnsureExists();
        await _bucket.Object(Key).Upload(_content);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _driver.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("GetInfo")]
    public async Task<long> DriverGetInfo() => (await _driver.GetInfo(Name, Key, CancellationToken.None))!.Size;

    [Benchmark]
    [BenchmarkCategory("GetInfo")]
    public async Task<long> GetInfo() => (await _bucket.Object(Key).GetInfo()).Size;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Upload 1 KiB")]
    public async Task<long> DriverWrite() => (await _driver.Write(_request, _body, CancellationToken.None)).Size;

    [Benchmark]
    [BenchmarkCategory("Upload 1 KiB")]
    public async Task<long> Upload() => (await _bucket.Object(Key).Upload(_content)).Size;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Download 1 KiB")]
    public async Task<byte[]> DriverRead()
    {
        ObjectContent content = await _driver.Read(_read, CancellationToken.None);
        await using (content)
        {
            byte[] bytes = new byte[content.Length];
            await content.Body.ReadExactlyAsync(bytes);
            return bytes;
        }
    }

    [Benchmark]
    [BenchmarkCategory("Download 1 KiB")]
    public async Task<byte[]> ReadBytes() => await _bucket.Object(Key).ReadBytes();

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Delete")]
    public Task DriverDelete() => _driver.Delete(Name, "missing", null, CancellationToken.None);

    [Benchmark]
    [BenchmarkCategory("Delete")]
    public async Task Delete() => await _bucket.Object("missing").Delete();

    [Benchmark]
    [BenchmarkCategory("Handle")]
    public object Handle() => _bucket.Object(Key);

    [Benchmark]
    [BenchmarkCategory("Operation")]
    public object Operation() => _bucket.Object(Key).GetInfo();
}
