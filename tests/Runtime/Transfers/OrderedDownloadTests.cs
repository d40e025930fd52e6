namespace Fluent.Buckets.Tests.Transfers;

/// <summary>Downloads to a stream, whose ranges are read ahead and written in order.</summary>
public sealed class OrderedDownloadTests : EngineTest
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5 * MiB, 1)]
    [InlineData((5 * MiB) + 1, 2)]
    [InlineData(41 * MiB, 9)]
    public async Task The_stream_gets_all_bytes_in_order(int length, int reads)
    {
        byte[] content = await Store(length);

        // The earlier a range, the later it comes.
        Driver.Before = (verb, start, token) => verb == "Read" && start > 0 ? Task.Delay((int)(50 - (start / MiB)), token) : Task.CompletedTask;
        using var target = new MemoryStream();
        ObjectInfo info = await Bucket.Object("key").DownloadTo(target, Token).WithPartSize(5 * MiB);
        Assert.Equal(length, info.Size);
        Assert.True(target.ToArray().AsSpan().SequenceEqual(content));
        Assert.Equal(reads, Driver.Count("Read"));
        Assert.All(Driver.Reads.Skip(1), read => Assert.Equal(info.ETag, read.IfMatch));
    }

    [Fact]
    public async Task No_more_ranges_than_the_parallelism_are_under_way()
    {
        await Store(41 * MiB);
        Operations.Gauge gauge = Hold("Read", 3);
        await Bucket.Object("key").DownloadTo(Stream.Null, Token).WithPartSize(5 * MiB).WithParallelism(3);
        Assert.Equal(3, gauge.Greatest);
    }

    [Fact]
    public async Task A_range_that_fails_stops_the_others_and_the_stream_has_a_whole_start()
    {
        byte[] content = await Store(41 * MiB);
        Driver.Before = (verb, start, _) => verb == "Read" && start == 15 * MiB
            ? throw new StorageException(StorageErrorCode.Unavailable, "range lost")
            : Task.CompletedTask;
        using var target = new MemoryStream();
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("key").DownloadTo(target, Token).WithPartSize(5 * MiB));
        Assert.True(target.ToArray().AsSpan().SequenceEqual(content.AsSpan(0, 15 * MiB)));
        Assert.InRange(Driver.Count("Read"), 4, 7);
    }

    [Fact]
    public async Task An_object_that_is_replaced_between_ranges_is_a_conflict_not_a_mix()
    {
        byte[] content = await Store(17 * MiB);
        bool replaced = false;
        Driver.Before = async (verb, start, _) =>
        {
            if (verb == "Read" && start > 0 && !replaced)
            {
                replaced = true;
                await Bucket.Object("key").Upload(Bytes((17 * MiB) - 3), Token);
            }
        };
        using var target = new MemoryStream();
        await Fails(StorageErrorCode.Conflict, async () => await Bucket.Object("key").DownloadTo(target, Token).WithPartSize(5 * MiB));
        Assert.True(content.AsSpan().StartsWith(target.ToArray()));
    }

    [Fact]
    public async Task A_stream_that_fails_stops_the_reading()
    {
        await Store(41 * MiB);
        await Fails(
            StorageErrorCode.TargetFailed,
            async () => await Bucket.Object("key").DownloadTo(new FullStream(12 * MiB), Token).WithPartSize(5 * MiB).WithParallelism(2));
        Assert.InRange(Driver.Count("Read"), 3, 5);
    }

    [Fact]
    public async Task A_cancelled_download_stops_the_reading()
    {
        await Store(41 * MiB);
        using var cancel = new CancellationTokenSource();
        Driver.Before = async (verb, start, _) =>
        {
            if (verb == "Read" && start == 10 * MiB)
            {
                await cancel.CancelAsync();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Bucket.Object("key").DownloadTo(Stream.Null, cancel.Token).WithPartSize(5 * MiB).WithParallelism(2));
        Assert.InRange(Driver.Count("Read"), 3, 4);
    }

    [Fact]
    public async Task A_range_of_the_object_is_read_ahead_too()
    {
        byte[] content = await Store(41 * MiB);
        using var target = new MemoryStream();
        await Bucket.Object("key").DownloadTo(target, Token).Range(3 * MiB, 30 * MiB).WithPartSize(5 * MiB);
        Assert.True(target.ToArray().AsSpan().SequenceEqual(content.AsSpan((3 * MiB)..(30 * MiB))));
        Assert.Equal(6, Driver.Count("Read"));
    }

    private async Task<byte[]> Store(int length)
    {
        byte[] content = Bytes(length);
        await Bucket.Object("key").Upload(content, Token);
        Driver.Calls.Clear();
        Driver.Reads.Clear();
        return content;
    }

    private sealed class FullStream(long room) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Length + buffer.Length > room ? throw new IOException("disk full") : base.WriteAsync(buffer, cancellationToken);
    }
}
