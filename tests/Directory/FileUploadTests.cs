namespace Fluent.Buckets.DirectoryTests;

/// <summary>Uploads of files, which the kernel copies where it can.</summary>
public sealed class FileUploadTests : IAsyncDisposable
{
    private const int MiB = 1024 * 1024;

    private readonly TestStore _store;
    private readonly Bucket _bucket;
    private readonly string _source = Path.GetTempFileName();

    public FileUploadTests()
    {
        _store = TestStore.Create().GetAwaiter().GetResult();
        _bucket = new ObjectStore(_store.Driver).Bucket(TestStore.Bucket);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        File.Delete(_source);
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(MiB - 1)]
    [InlineData(MiB)]
    [InlineData((4 * MiB) - 1)]
    [InlineData(4 * MiB)]
    [InlineData((9 * MiB) + 13)]
    public async Task A_file_is_stored_as_the_same_bytes_from_memory_are(int size)
    {
        byte[] bytes = await Fill(size);

        ObjectInfo fromFile = await _bucket.Object("file").UploadFrom(_source, Token);
        ObjectInfo fromMemory = await _bucket.Object("memory").Upload(bytes, Token);
        ObjectInfo copied = await _bucket.Object("file").CopyTo(_bucket.Object("copy"), Token);

        Assert.Equal((fromMemory.ETag, size), (fromFile.ETag, fromFile.Size));
        Assert.Equal((fromMemory.ETag, size), (copied.ETag, copied.Size));
        Assert.True((await _bucket.Object("file").ReadBytes(Token)).AsSpan().SequenceEqual(bytes));
        Assert.True((await _bucket.Object("copy").ReadBytes(Token)).AsSpan().SequenceEqual(bytes));
    }

    [Fact]
    public async Task A_file_of_another_file_system_is_stored_whole()
    {
        byte[] bytes = await Fill(6 * MiB);
        string elsewhere = Path.Join(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        File.Copy(_source, elsewhere);
        try
        {
            await _bucket.Object("file").UploadFrom(elsewhere, Token);

            Assert.True((await _bucket.Object("file").ReadBytes(Token)).AsSpan().SequenceEqual(bytes));
        }
        finally
        {
            File.Delete(elsewhere);
        }
    }

    [Fact]
    public async Task Its_progress_rises_to_the_whole()
    {
        await Fill((9 * MiB) + 1);
        var reports = new List<long>();

        await _bucket.Object("file").UploadFrom(_source, Token).WithProgress(new Watcher(reports.Add));

        Assert.Equal(reports.Order().Distinct(), reports);
        Assert.Equal((9 * MiB) + 1, reports[^1]);
        Assert.True(reports.Count > 2);
    }

    [Fact]
    public async Task One_that_is_cancelled_half_way_leaves_nothing()
    {
        await Fill(9 * MiB);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await _bucket.Object("file").UploadFrom(_source, stop.Token).WithProgress(new Watcher(_ => stop.Cancel())));

        Assert.Empty(await _store.List());
        Assert.Empty(Directory.GetFileSystemEntries(_store.Scratch));
    }

    [Fact]
    public async Task One_that_shrinks_half_way_is_refused_and_leaves_nothing()
    {
        await Fill(12 * MiB);

        StorageException fault = await Assert.ThrowsAsync<StorageException>(async () =>
            await _bucket.Object("file").UploadFrom(_source, Token).WithProgress(new Watcher(_ => Cut(5 * MiB))));

        Assert.Equal(StorageErrorCode.SourceFailed, fault.Code);
        Assert.Empty(await _store.List());
        Assert.Empty(Directory.GetFileSystemEntries(_store.Scratch));
    }

    [Fact]
    public async Task One_that_is_written_to_meanwhile_is_stored_with_the_checksum_of_what_was_stored()
    {
        await Fill(12 * MiB);

        ObjectInfo stored = await _bucket.Object("file").UploadFrom(_source, Token).WithProgress(new Watcher(_ => Overwrite()));
        byte[] bytes = await _bucket.Object("file").ReadBytes(Token);

        Assert.Equal(stored.ETag, (await _bucket.Object("memory").Upload(bytes, Token)).ETag);
    }

    private async Task<byte[]> Fill(int size)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        await File.WriteAllBytesAsync(_source, bytes, Token);
        return bytes;
    }

    private void Cut(long size)
    {
        using FileStream file = new(_source, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(size);
    }

    private void Overwrite()
    {
        using FileStream file = new(_source, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = Random.Shared.Next(12 * MiB);
        file.Write(new byte[1000]);
    }

    private sealed class Watcher(Action<long> seen) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => seen(value.Bytes);
    }
}
