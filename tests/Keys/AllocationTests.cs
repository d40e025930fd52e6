namespace Fluent.Buckets.KeysTests;

/// <summary>Formatting allocates its string and nothing else; parsing allocates what the key itself holds.</summary>
public sealed class AllocationTests
{
    private const int Times = 1000;
    private const int Rounds = 5;

    private static readonly OrderKey Order = new(2026, 11, Guid.Parse("6f5bad7e-1e9e-2514-c008-a1da30c5e5f5"));
    private static readonly PathKey Path = new("a/b", "../%/\u0001/😀");
    private static readonly DateKey Date = new(new(2026, 11, 24), new(2026, 11, 24), new(2026, 11, 24), new(1, 2, 3));
    private static readonly EnumKey Enum = new(Size.Large_One, DayOfWeek.Friday);
    private static readonly BracesKey Long = new(new string('%', 2000));

    [Fact]
    public void Text_of_numbers_and_a_guid() => AssertString(static () => Order.ToString());

    [Fact]
    public void Text_with_escapes() => AssertString(static () => Path.ToString());

    [Fact]
    public void Text_of_dates() => AssertString(static () => Date.ToString());

    [Fact]
    public void Text_of_enums() => AssertString(static () => Enum.ToString());

    [Fact]
    public void Text_that_is_longer_than_the_stack_buffer() => AssertString(static () => Long.ToString());

    [Fact]
    public void Prefix() => AssertString(static () => OrderKey.Prefix(2026, 11));

    [Fact]
    public void Prefix_without_values_is_a_constant() => Assert.Equal(0, Measure(static () => _ = OrderKey.Prefix()));

    [Fact]
    public void TryFormat()
    {
        char[] buffer = new char[100];
        Assert.Equal(0, Measure(() => Order.TryFormat(buffer, out _)));
    }

    [Fact]
    public void TryParse_of_a_key_without_strings()
    {
        string text = Order.ToString();
        Assert.Equal(0, Measure(() => Assert.True(OrderKey.TryParse(text, out _))));
    }

    [Fact]
    public void TryParse_of_enums_and_dates()
    {
        string enums = Enum.ToString();
        string dates = Date.ToString();
        Assert.Equal(0, Measure(() => Assert.True(EnumKey.TryParse(enums, out _))));
        Assert.Equal(0, Measure(() => Assert.True(DateKey.TryParse(dates, out _))));
    }

    private static void AssertString(Func<string> format)
    {
        int length = format().Length;
        Assert.Equal(Measure(() => _ = new string('x', length)), Measure(() => _ = format()));
    }

    /// <summary>
    /// How many bytes a call allocates: the least of some rounds, since a collection in one of them gives the thread a new place to allocate from, and counts the rest of the old one.
    /// </summary>
    private static long Measure(Action call)
    {
        Run(call);
        return Enumerable.Range(0, Rounds).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run(call);
            return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
        });
    }

    private static void Run(Action call)
    {
        for (int i = 0; i < Times; i++)
        {
            call();
        }
    }
}
