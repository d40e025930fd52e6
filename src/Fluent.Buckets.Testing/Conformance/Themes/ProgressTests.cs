namespace Fluent.Buckets.Conformance;

/// <summary>Progress: it never decreases, it ends at the size, and the total is told when it is known.</summary>
public abstract class ProgressTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData((2 * Bodies.LeastPart) + 1)]
    public async Task An_upload_of_known_length_tells_the_total(int length)
    {
        byte[] body = Bodies.Random(length);
        string path = Path.Combine(Folder, "source");
        await File.WriteAllBytesAsync(path, body, Token);
        using var stream = new MemoryStream(body);
        Reports<TransferProgress> ofMemory = new(), ofFile = new(), ofStream = new();

        await Bucket.Object("a").Upload(body, Token).WithPartSize(Bodies.LeastPart).WithProgress(ofMemory);
        await Bucket.Object("b").UploadFrom(path, Token).WithPartSize(Bodies.LeastPart).WithProgress(ofFile);
        await Bucket.Object("c").UploadFrom(stream, Token).WithPartSize(Bodies.LeastPart).WithProgress(ofStream);

        Rises(ofMemory, length, length);

        // A file that says it is empty may be one of the kernel's, which do not know their length.
        Rises(ofFile, length, length == 0 ? null : length);
        Rises(ofStream, length, length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData((2 * Bodies.LeastPart) + 1)]
    public async Task An_upload_of_unknown_length_tells_no_total(int length)
    {
        using var source = new SourceStream(Bodies.Random(length)) { MostPerRead = 100_000 };
        var reports = new Reports<TransferProgress>();

        await Bucket.Object("a").UploadFrom(source, Token).WithPartSize(Bodies.LeastPart).WithProgress(reports);

        Rises(reports, length, null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData((2 * Bodies.LeastPart) + 1)]
    public async Task A_download_tells_the_total(int length)
    {
        await Bucket.Object("a").Upload(Bodies.Random(length), Token);
        using var stream = new MemoryStream();
        Reports<TransferProgress> toFile = new(), toStream = new();

        await Bucket.Object("a").DownloadTo(Path.Combine(Folder, "target"), Token).WithPartSize(Bodies.LeastPart).WithProgress(toFile);
        await Bucket.Object("a").DownloadTo(stream, Token).WithProgress(toStream);

        Rises(toFile, length, length);
        Rises(toStream, length, length);
    }

    [Fact]
    public async Task A_download_of_a_range_tells_the_range()
    {
        await Bucket.Object("a").Upload(Bodies.Random(1000), Token);
        using var stream = new MemoryStream();
        var reports = new Reports<TransferProgress>();

        await Bucket.Object("a").DownloadTo(stream, Token).Range(100, 300).WithProgress(reports);

        Rises(reports, 200, 200);
    }

    [Fact]
    public async Task A_failed_upload_never_tells_the_end()
    {
        using var source = new SourceStream(Bodies.Random(1000)) { ClaimedLength = 2000 };
        var reports = new Reports<TransferProgress>();

        await Expect.Error(
            StorageErrorCode.SourceFailed, async () => await Bucket.Object("a").UploadFrom(source, Token).WithProgress(reports));

        Assert.All(reports.All, report => Assert.True(report.Bytes < 2000));
    }

    [Fact]
    public async Task Deletes_are_counted()
    {
        await PutAll(Enumerable.Range(0, 20).Select(i => $"key-{i}"));
        var reports = new Reports<DeleteProgress>();

        await Bucket.DeleteAll("key-", Token).WithProgress(reports);

        Assert.NotEmpty(reports.All);
        Assert.Equal(reports.All.OrderBy(report => report.Keys), reports.All);
        Assert.Equal(20, reports.All[^1].Keys);
    }

    private static void Rises(Reports<TransferProgress> reports, long size, long? total)
    {
        IReadOnlyList<TransferProgress> all = reports.All;
        Assert.Equal(all.OrderBy(report => report.Bytes), all);
        Assert.All(all, report => Assert.Equal(total, report.TotalBytes));
        if (size > 0)
        {
            Assert.NotEmpty(all);
            Assert.Equal(size, all[^1].Bytes);
        }
    }
}
