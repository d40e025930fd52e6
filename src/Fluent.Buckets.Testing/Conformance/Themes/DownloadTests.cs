namespace Fluent.Buckets.Conformance;

/// <summary>Downloads to files and to the caller's streams.</summary>
public abstract class DownloadTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task An_object_is_downloaded_to_a_file(int length)
    {
        byte[] body = Bodies.Random(length);
        ObjectInfo stored = await Bucket.Object("a").Upload(body, Token);
        string path = Path.Combine(Folder, "a.bin");

        ObjectInfo info = await Bucket.Object("a").DownloadTo(path, Token);

        Assert.Equal(("a", (long)length, stored.ETag), (info.Key, info.Size, info.ETag));
        Expect.SameBytes(body, await File.ReadAllBytesAsync(path, Token));
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task An_object_is_downloaded_to_a_stream_that_stays_open(int length)
    {
        byte[] body = Bodies.Random(length);
        await Bucket.Object("a").Upload(body, Token);
        using var target = new TargetStream();

        ObjectInfo info = await Bucket.Object("a").DownloadTo(target, Token);

        Assert.Equal(length, info.Size);
        Assert.False(target.IsClosed);
        Expect.SameBytes(body, target.ToArray());
    }

    [Fact]
    public async Task A_download_writes_at_the_position_of_the_stream()
    {
        await Put("a", "bc");
        using var target = new MemoryStream();
        target.Write("aXXd"u8);
        target.Position = 1;

        await Bucket.Object("a").DownloadTo(target, Token);

        Assert.Equal("abcd"u8.ToArray(), target.ToArray());
        Assert.Equal(3, target.Position);
    }

    [Fact]
    public async Task Parts_are_downloaded_to_a_file_at_once()
    {
        byte[] body = Bodies.Random((2 * Bodies.LeastPart) + 1000);
        await Bucket.Object("a").Upload(body, Token);
        string path = Path.Combine(Folder, "a.bin");

        await Bucket.Object("a").DownloadTo(path, Token).WithPartSize(Bodies.LeastPart).WithParallelism(3);

        Expect.SameBytes(body, await File.ReadAllBytesAsync(path, Token));
    }

    [Fact]
    public async Task A_shorter_object_replaces_a_longer_file()
    {
        await Put("a", "short");
        string path = await FileWith("much longer than the object");

        await Bucket.Object("a").DownloadTo(path, Token);

        Assert.Equal("short", await File.ReadAllTextAsync(path, Token));
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_relative_path_is_of_the_current_directory()
    {
        await Put("a", "text");
        string path = Path.Combine(Folder, "a.txt");

        await Bucket.Object("a").DownloadTo(Path.GetRelativePath(Environment.CurrentDirectory, path), Token);

        Assert.Equal("text", await File.ReadAllTextAsync(path, Token));
    }

    [Fact]
    public async Task A_file_with_an_odd_name_is_written()
    {
        await Put("a", "text");
        string path = Path.Combine(Folder, "ü 🙂 %41 #.tmp");

        await Bucket.Object("a").DownloadTo(path, Token);

        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_failed_download_leaves_the_old_file()
    {
        await Put("a");
        string path = await FileWith("old");

        BucketObject missing = Bucket.Object("missing");
        await Expect.Error(StorageErrorCode.ObjectNotFound, missing, async () => await missing.DownloadTo(path, Token));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").DownloadTo(path, Token).FromOffset(1000));

        Assert.Equal("old", await File.ReadAllTextAsync(path, Token));
        Assert.Equal([path], Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_download_into_a_folder_that_does_not_exist_is_refused()
    {
        await Put("a");
        BucketObject source = Bucket.Object("a");
        string folder = Path.Combine(Folder, "missing");

        await Unchanged(async () =>
        {
            StorageException error = await Expect.Error(
                StorageErrorCode.InvalidArgument, source, async () => await source.DownloadTo(Path.Combine(folder, "a.txt"), Token));
            Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        });

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_download_onto_a_folder_is_refused()
    {
        await Put("a");
        BucketObject source = Bucket.Object("a");
        await FileWith("kept");

        await Unchanged(() => Expect.Error(StorageErrorCode.InvalidArgument, source, async () => await source.DownloadTo(Folder, Token)));

        Assert.Single(Directory.GetFileSystemEntries(Folder));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Folder)!, Path.GetFileName(Folder) + "*"));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_written_is_refused()
    {
        await Put("a");
        BucketObject source = Bucket.Object("a");
        using var readOnly = new MemoryStream(new byte[100], writable: false);

        await Unchanged(() => Expect.Error(StorageErrorCode.InvalidArgument, source, async () => await source.DownloadTo(readOnly, Token)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500_000)]
    public async Task A_stream_that_throws_ends_the_download(int failsAt)
    {
        BucketObject source = Bucket.Object("a");
        await source.Upload(Bodies.Random(Bodies.MiB), Token);
        using var target = new TargetStream { FailsAt = failsAt };

        await Unchanged(async () =>
        {
            StorageException error = await Expect.Error(
                StorageErrorCode.TargetFailed, source, async () => await source.DownloadTo(target, Token));
            Assert.Equal("The disk is full.", error.InnerException?.Message);
        });

        Assert.False(target.IsClosed);
    }

    private async Task<string> FileWith(string text)
    {
        string path = Path.Combine(Folder, "file.txt");
        await File.WriteAllTextAsync(path, text, Token);
        return path;
    }
}
