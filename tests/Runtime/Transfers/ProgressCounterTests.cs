namespace Fluent.Buckets.Tests.Transfers;

public sealed class ProgressCounterTests
{
    [Fact]
    public void Never_decreases_when_a_body_is_sent_again()
    {
        var reports = new Reports();
        var counter = ProgressCounter.For(reports, 100);
        counter.Reached(60);
        counter.Reached(10);
        counter.Reached(60);
        counter.Reached(100);
        Assert.Equal([60, 100], reports.Bytes);
    }

    [Fact]
    public void Adds_up_parts_that_go_on_at_once()
    {
        var reports = new Reports();
        var counter = ProgressCounter.For(reports, null);
        Parallel.For(0, 1000, _ => counter.Add(7));
        Assert.Equal(7000, reports.Bytes[^1]);
        Assert.Equal(reports.Bytes.Order(), reports.Bytes);
    }

    [Fact]
    public void Tells_an_empty_body_once()
    {
        var reports = new Reports();
        ProgressCounter.For(reports, 0).Reached(0);
        Assert.Equal([0], reports.Bytes);
    }

    private sealed class Reports : IProgress<TransferProgress>
    {
        public List<long> Bytes { get; } = [];

        public void Report(TransferProgress value) => Bytes.Add(value.Bytes);
    }
}
