namespace Fluent.Buckets.Tests.Transfers;

/// <summary>How a download is cut into requests, and what it leaves behind.</summary>
public sealed class DownloadEngineTests : EngineTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("download-engine-");

    private string Target => Path.Combine(_folder.FullName, "copy.bin");

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return base.DisposeAsync();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData((5 * MiB) - 1, 1)]
    [InlineData(5 * MiB, 1)]
    [InlineData((5 * MiB) + 1, 2)]
    [InlineData(17 * MiB, 4)]
    public async Task Ranges_tile_the_object_exactly(int length, int reads)
    {
        byte[] content = await Store(length);
        var reports = new List<TransferProgress>();
        ObjectInfo info = await Bucket.Object("key").DownloadTo(Target, Token).WithPartSize(5 * MiB).WithProgress(new ListProgress(reports));
        Assert.Equal(length, info.Size);
        Assert.True((await File.ReadAllBytesAsync(Target, Token)).AsSpan().SequenceEqual(content));
        List<(long Start, long End)> ranges = Driver.Calls.Where(call => call.Verb == "Read").Select(call => (call.Detail, call.Size)).Order().ToList();
        Assert.Equal(reads, ranges.Count);
        for (int i = 1; i < ranges.Count; i++)
        {
            Assert.Equal(ranges[i - 1].End, ranges[i].Start);
        }

        Assert.Equal(new TransferProgress(length, length), reports[^1]);
        Assert.Equal(reports.Select(report => report.Bytes).Order(), reports.Select(report => report.Bytes));
    }

    [Fact]
    public async Task Parallelism_1_is_one_read()
    {
        await Store(17 * MiB);
        await Bucket.Object("key").DownloadTo(Target, Token).WithPartSize(5 * MiB).WithParallelism(1);
        Assert.Equal(1, Driver.Count("Read"));
        using var stream = new MemoryStream();
        await Bucket.Object("key").DownloadTo(stream, Token).WithPartSize(5 * MiB).WithParallelism(1);
        Assert.Equal(2, Driver.Count("Read"));
        Assert.True(stream.CanWrite);
    }

    [Fact]
    public async Task No_more_ranges_than_the_parallelism_are_under_way()
    {
        await Store(41 * MiB);
        Operations.Gauge gauge = Hold("Read", 3);
        await Bucket.Object("key").DownloadTo(Target, Token).WithPartSize(5 * MiB).WithParallelism(3);
        Assert.Equal(3, gauge.Greatest);
    }

    [Fact]
    public async Task A_failed_range_leaves_the_old_file_and_no_scratch_file()
    {
        await Store(17 * MiB);
        await File.WriteAllTextAsync(Target, "old", Token);
        Driver.Before = (verb, start, _) => verb == "Read" && start == 10 * MiB
            ? throw new StorageException(StorageErrorCode.Unavailable, "range lost")
            : Task.CompletedTask;
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("key").DownloadTo(Target, Token).WithPartSize(5 * MiB));
        Assert.Equal("old", await File.ReadAllTextAsync(Target, Token));
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task A_cancelled_download_leaves_the_old_file_and_no_scratch_file()
    {
        await Store(17 * MiB);
        await File.WriteAllTextAsync(Target, "old", Token);
        using var cancel = new CancellationTokenSource();
        Driver.Before = async (verb, start, _) =>
        {
            if (verb == "Read" && start == 5 * MiB)
            {
                await cancel.CancelAsync();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Bucket.Object("key").DownloadTo(Target, cancel.Token).WithPartSize(5 * MiB));
        Assert.Equal("old", await File.ReadAllTextAsync(Target, Token));
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task The_file_appears_only_when_it_is_whole()
    {
        await Store(17 * MiB);
        bool seen = false;
        Driver.Before = (_, _, _) =>
        {
            seen |= File.Exists(Target);
            return Task.CompletedTask;
        };
        await Bucket.Object("key").DownloadTo(Target, Token).WithPartSize(5 * MiB);
        Assert.False(seen);
        Assert.True(File.Exists(Target));
    }

    [Fact]
    public async Task A_file_with_a_separator_behind_it_is_refused_before_any_request()
    {
        await Store(10);
        await File.WriteAllTextAsync(Target, "old", Token);
        await Fails(StorageErrorCode.InvalidArgument, async () => await Bucket.Object("key").DownloadTo(Target + Path.DirectorySeparatorChar, Token));
        Assert.Empty(Driver.Calls);
        Assert.Equal("old", await File.ReadAllTextAsync(Target, Token));
    }

    [Fact]
    public async Task No_file_is_made_before_there_are_bytes()
    {
        await Store(10);
        int files = -1;
        Driver.Before = (_, _, _) =>
        {
            files = _folder.GetFileSystemInfos().Length;
            return Task.CompletedTask;
        };
        await Bucket.Object("key").DownloadTo(Target, Token);
        Assert.Equal(0, files);
        Assert.Single(_folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task An_object_that_is_replaced_between_ranges_is_a_transient_conflict_not_a_mix()
    {
        await Store(17 * MiB);
        bool replaced = false;
        Driver.Before = async (verb, start, _) =>
        {
            if (verb == "Read" && start > 0 && !replaced)
            {
                replaced = true;
                await Bucket.Object("key").Upload(Bytes((17 * MiB) - 3), Token);
            }
        };
        StorageException fault = await Fails(
            StorageErrorCode.Conflict, async () => await Bucket.Object("key").DownloadTo(Target, Token).WithPartSize(5 * MiB));
        Assert.True(fault.IsTransient);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_its_target_is_replaced()
    {
        byte[] content = await Store(10);
        string real = Path.Combine(_folder.FullName, "real.bin");
        await File.WriteAllTextAsync(real, "old", Token);
        File.CreateSymbolicLink(Target, real);
        await Bucket.Object("key").DownloadTo(Target, Token);
        Assert.NotNull(new FileInfo(Target).LinkTarget);
        Assert.Equal(content, await File.ReadAllBytesAsync(real, Token));
    }

    [Fact]
    public async Task A_target_stream_that_fails_is_TargetFailed()
    {
        await Store(10);
        await Fails(
            StorageErrorCode.TargetFailed,
            async () => await Bucket.Object("key").DownloadTo(new FailingStream(), Token));
    }

    private async Task<byte[]> Store(int length)
    {
        byte[] content = Bytes(length);
        await Bucket.Object("key").Upload(content, Token);
        Driver.Calls.Clear();
        return content;
    }

    private sealed class FailingStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("disk full");
    }

    private sealed class ListProgress(List<TransferProgress> reports) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => reports.Add(value);
    }
}
