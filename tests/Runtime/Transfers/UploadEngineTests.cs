namespace Fluent.Buckets.Tests.Transfers;

/// <summary>How an upload is cut into requests.</summary>
public sealed class UploadEngineTests : EngineTest
{
    public static TheoryData<int, int> PartCounts => new()
    {
        { (8 * MiB) - 1, 0 },
        { 8 * MiB, 0 },
        { (8 * MiB) + 1, 2 },
        { (16 * MiB) - 1, 2 },
        { 16 * MiB, 2 },
        { (16 * MiB) + 1, 3 },
    };

    [Theory]
    [MemberData(nameof(PartCounts))]
    public async Task Memory_is_cut_at_the_part_size(int length, int parts)
    {
        byte[] content = Bytes(length);
        await Bucket.Object("key").Upload(content, Token);
        await Stored(content, parts);
    }

    [Theory]
    [MemberData(nameof(PartCounts))]
    public async Task A_stream_of_unknown_length_is_cut_at_the_part_size(int length, int parts)
    {
        byte[] content = Bytes(length);
        await Bucket.Object("key").UploadFrom(Unseekable(content, 100_003), Token);
        await Stored(content, parts);
    }

    [Theory]
    [MemberData(nameof(PartCounts))]
    public async Task A_stream_of_known_length_is_cut_at_the_part_size(int length, int parts)
    {
        byte[] content = Bytes(length);
        using var stream = new MemoryStream(content);
        await Bucket.Object("key").UploadFrom(stream, Token);
        await Stored(content, parts);
        Assert.True(stream.CanRead);
    }

    [Theory]
    [MemberData(nameof(PartCounts))]
    public async Task A_file_is_cut_at_the_part_size(int length, int parts)
    {
        byte[] content = Bytes(length);
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, content, Token);
            await Bucket.Object("key").UploadFrom(path, Token);
            await Stored(content, parts);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [MemberData(nameof(PartCounts))]
    public async Task A_writer_is_cut_at_the_part_size(int length, int parts)
    {
        byte[] content = Bytes(length);
        await using ObjectWriter writer = await Bucket.Object("key").OpenWrite(Token);
        for (int at = 0; at < length; at += 1_000_003)
        {
            await writer.WriteAsync(content.AsMemory(at, Math.Min(1_000_003, length - at)), Token);
        }

        await writer.CompleteAsync(Token);
        await Stored(content, parts);
    }

    [Fact]
    public async Task Short_reads_are_coalesced_into_whole_parts()
    {
        await Bucket.Object("key").UploadFrom(Unseekable(Bytes(11 * MiB), 37), Token).WithPartSize(5 * MiB);
        Assert.Equal(
            [(1, 5 * MiB), (2, 5 * MiB), (3, 1 * MiB)],
            Driver.Calls.Where(call => call.Verb == "UploadPart").Select(call => (call.Detail, call.Size)).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_parts_than_the_parallelism_are_under_way(int parallelism)
    {
        Operations.Gauge gauge = Hold("UploadPart", parallelism);
        await Bucket.Object("key").UploadFrom(Unseekable(Bytes(41 * MiB)), Token).WithPartSize(5 * MiB).WithParallelism(parallelism);
        Assert.Equal(parallelism, gauge.Greatest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_failed_part_aborts_the_upload_and_its_fault_comes_out(int failing)
    {
        byte[] old = Bytes(10);
        await Bucket.Object("key").Upload(old, Token);
        Driver.Before = (verb, number, _) => verb == "UploadPart" && number == failing
            ? throw new StorageException(StorageErrorCode.Unavailable, "part lost")
            : Task.CompletedTask;
        StorageException fault = await Fails(
            StorageErrorCode.Unavailable, async () => await Bucket.Object("key").UploadFrom(Unseekable(Bytes(40 * MiB)), Token));
        Assert.EndsWith("part lost", fault.Message, StringComparison.Ordinal);
        await NothingChanged(old);
    }

    [Fact]
    public async Task A_part_under_way_ends_before_the_abort_of_another_that_failed()
    {
        var failed = new TaskCompletionSource();
        string first = "not ended";
        Driver.Before = async (verb, number, token) =>
        {
            if (verb == "UploadPart" && number == 2)
            {
                failed.SetResult();
                throw new StorageException(StorageErrorCode.AccessDenied, "part 2");
            }

            if (verb == "UploadPart" && number == 1)
            {
                await failed.Task;
                await Task.Delay(100, CancellationToken.None);
                first = token.IsCancellationRequested ? "cancelled" : "ended";
            }

            if (verb == "AbortUpload")
            {
                first += " before the abort";
            }
        };

        await Fails(StorageErrorCode.AccessDenied, async () => await Bucket.Object("key").UploadFrom(Unseekable(Bytes(40 * MiB)), Token));

        Assert.Equal("ended before the abort", first);
    }

    [Fact]
    public async Task A_failed_completion_aborts_the_upload()
    {
        byte[] old = Bytes(10);
        await Bucket.Object("key").Upload(old, Token);
        Driver.Before = (verb, _, _) => verb == "CompleteUpload"
            ? throw new StorageException(StorageErrorCode.Conflict, "another was faster")
            : Task.CompletedTask;
        await Fails(StorageErrorCode.Conflict, async () => await Bucket.Object("key").UploadFrom(Unseekable(Bytes(9 * MiB)), Token));
        await NothingChanged(old);
    }

    [Fact]
    public async Task Cancelling_half_way_aborts_the_upload()
    {
        byte[] old = Bytes(10);
        await Bucket.Object("key").Upload(old, Token);
        using var cancel = new CancellationTokenSource();
        Driver.Before = async (verb, number, token) =>
        {
            if (verb == "UploadPart" && number == 2)
            {
                await cancel.CancelAsync();
                token.ThrowIfCancellationRequested();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Bucket.Object("key").UploadFrom(Unseekable(Bytes(40 * MiB)), cancel.Token));
        await NothingChanged(old);
    }

    [Fact]
    public async Task An_abort_that_fails_does_not_hide_the_fault()
    {
        Driver.Before = (verb, number, _) => verb switch
        {
            "UploadPart" when number == 2 => throw new StorageException(StorageErrorCode.Throttled, "slow down"),
            "AbortUpload" => throw new StorageException(StorageErrorCode.Unavailable, "gone"),
            _ => Task.CompletedTask,
        };
        await Fails(StorageErrorCode.Throttled, async () => await Bucket.Object("key").UploadFrom(Unseekable(Bytes(40 * MiB)), Token));
    }

    [Fact]
    public async Task Progress_of_parts_never_decreases_and_ends_at_the_total()
    {
        var reports = new List<TransferProgress>();
        await Bucket.Object("key").Upload(Bytes(41 * MiB), Token).WithPartSize(5 * MiB).WithProgress(new ListProgress(reports));
        Assert.Equal(reports.Select(report => report.Bytes).Order(), reports.Select(report => report.Bytes));
        Assert.Equal(new TransferProgress(41 * MiB, 41 * MiB), reports[^1]);
        Assert.True(reports.Count >= 9);
    }

    private async Task Stored(byte[] content, int parts)
    {
        Assert.Equal(parts, Driver.Count("UploadPart"));
        Assert.Equal(parts == 0 ? 1 : 0, Driver.Count("Write"));
        Assert.Equal(parts == 0 ? 0 : 1, Driver.Count("CompleteUpload"));
        Assert.Equal(0, Driver.Count("AbortUpload"));
        Assert.True((await Bucket.Object("key").ReadBytes(Token)).AsSpan().SequenceEqual(content));
    }

    private async Task NothingChanged(byte[] old)
    {
        Driver.Before = (_, _, _) => Task.CompletedTask;
        Assert.Equal(1, Driver.Count("AbortUpload"));
        Assert.Equal(old, await Bucket.Object("key").ReadBytes(Token));
        Assert.Empty(await Bucket.ListUploads(cancellationToken: Token).ToListAsync(Token));
    }

    private sealed class ListProgress(List<TransferProgress> reports) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => reports.Add(value);
    }
}
