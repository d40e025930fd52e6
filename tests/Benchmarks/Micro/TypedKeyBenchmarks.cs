using BenchmarkDotNet.Attributes;

namespace Fluent.Buckets.Benchmarks;

/// <summary>What a typed key costs: its text, reading it back, and the handle of a typed bucket beside that of an untyped one.</summary>
[MemoryDiagnoser]
public class TypedKeyBenchmarks : IAsyncDisposable
{
    private readonly ObjectStore _store = new(new MemoryDriver());
    private readonly Guid _id = Guid.NewGuid();
    private Receipts _receipts = null!;
    private Bucket _bucket = null!;
    private ReceiptKey _key;
    private string _text = null!;

    [GlobalSetup]
    public void Setup()
    {
        _receipts = new Receipts(_store);
        _bucket = _store.Bucket("receipts");
        _key = new ReceiptKey(2026, 11, _id);
        _text = _key.ToString();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _store.DisposeAsync();
    }

    [Benchmark]
    public string Interpolated() => $"{_key.Year:D4}/{_key.Month:D2}/{_key.Id}.json";

    [Benchmark]
    public string Format() => _key.ToString();

    [Benchmark]
    public bool Parse() => ReceiptKey.TryParse(_text, out _);

    [Benchmark]
    public object UntypedObject() => _bucket.Object($"{2026:D4}/{11:D2}/{_id}.json");

    [Benchmark]
    public object TypedObject() => _receipts.Object(2026, 11, _id);
}

/// <summary>A key of the benchmarks.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month.</param>
/// <param name="Id">The identifier.</param>
[ObjectKey("{Year:D4}/{Month:D2}/{Id}.json")]
public readonly partial record struct ReceiptKey(int Year, int Month, Guid Id);

/// <summary>A bucket of the benchmarks.</summary>
[Bucket<ReceiptKey>("receipts")]
public sealed partial class Receipts;
