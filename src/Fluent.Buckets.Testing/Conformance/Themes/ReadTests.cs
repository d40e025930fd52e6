namespace Fluent.Buckets.Conformance;

/// <summary>Reads of whole objects and of ranges.</summary>
public abstract class ReadTests(StoreHarness harness) : ConformanceTest(harness)
{
    private const int Size = 1000;

    /// <summary>Ranges as half-open start and end, with the bytes that they give.</summary>
    public static TheoryData<long, long, int, int> Ranges => new()
    {
        { 0, 1, 0, 1 },
        { 0, Size, 0, Size },
        { 3, 7, 3, 4 },
        { Size - 1, Size, Size - 1, 1 },
        { 500, Size + 1, 500, 500 },
        { 500, long.MaxValue, 500, 500 },
        { 0, 0, 0, 0 },
        { 500, 500, 500, 0 },
        { Size, Size, Size, 0 },
        { Size, Size + 10, Size, 0 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task A_range_is_half_open_and_clamped_to_the_end(long start, long end, int offset, int length)
    {
        (BucketObject source, byte[] body) = await Stored();
        ReadOnlyMemory<byte> expected = body.AsMemory(offset, length);

        Expect.SameBytes(expected, await source.ReadBytes(Token).Range(start, end));

        using var stream = new MemoryStream();
        ObjectInfo info = await source.DownloadTo(stream, Token).Range(start, end);
        Expect.SameBytes(expected, stream.ToArray());
        Assert.Equal(Size, info.Size);

        string path = Path.Combine(Folder, "range.bin");
        info = await source.DownloadTo(path, Token).Range(start, end);
        Expect.SameBytes(expected, await File.ReadAllBytesAsync(path, Token));
        Assert.Equal(Size, info.Size);

        await using ObjectReader reader = await source.OpenRead(Token).Range(start, end);
        using var read = new MemoryStream();
        await reader.CopyToAsync(read, Token);
        Expect.SameBytes(expected, read.ToArray());
        Assert.Equal(Size, reader.Info.Size);
    }

    [Theory]
    [InlineData(0, Size)]
    [InlineData(1, Size - 1)]
    [InlineData(Size - 1, 1)]
    [InlineData(Size, 0)]
    public async Task An_offset_reads_to_the_end(int offset, int length)
    {
        (BucketObject source, byte[] body) = await Stored();

        Expect.SameBytes(body.AsMemory(offset, length), await source.ReadBytes(Token).FromOffset(offset));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(Size, Size)]
    [InlineData(Size + 1, Size)]
    [InlineData(long.MaxValue, Size)]
    public async Task The_last_bytes_are_at_most_the_whole_object(long count, int length)
    {
        (BucketObject source, byte[] body) = await Stored();

        Expect.SameBytes(body.AsMemory(Size - length), await source.ReadBytes(Token).Last(count));
    }

    [Fact]
    public async Task An_empty_object_has_empty_ranges()
    {
        BucketObject source = Bucket.Object("empty");
        await source.Upload(Array.Empty<byte>(), Token);

        Assert.Empty(await source.ReadBytes(Token));
        Assert.Empty(await source.ReadBytes(Token).Range(0, 10));
        Assert.Empty(await source.ReadBytes(Token).FromOffset(0));
        Assert.Empty(await source.ReadBytes(Token).Last(10));
        Assert.Equal(string.Empty, await source.ReadText(Token));
    }

    [Theory]
    [InlineData(Size)]
    [InlineData(0)]
    public async Task A_range_beyond_the_end_is_refused(int size)
    {
        BucketObject source = Bucket.Object("a");
        await source.Upload(Bodies.Random(size), Token);
        using var stream = new MemoryStream();
        string path = Path.Combine(Folder, "target.bin");

        await Unchanged(async () =>
        {
            await Expect.Error(
                StorageErrorCode.InvalidArgument, source, async () => await source.ReadBytes(Token).Range(size + 1, size + 5));
            await Expect.Error(StorageErrorCode.InvalidArgument, source, async () => await source.ReadBytes(Token).FromOffset(size + 1));
            await Expect.Error(StorageErrorCode.InvalidArgument, source, async () => await source.ReadText(Token).FromOffset(long.MaxValue));
            await Expect.Error(StorageErrorCode.InvalidArgument, source, async () => await source.OpenRead(Token).FromOffset(size + 1));
            await Expect.Error(
                StorageErrorCode.InvalidArgument, source, async () => await source.DownloadTo(stream, Token).FromOffset(size + 1));
            await Expect.Error(
                StorageErrorCode.InvalidArgument, source, async () => await source.DownloadTo(path, Token).FromOffset(size + 1));
        });

        Assert.Equal(0, stream.Length);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Fact]
    public async Task A_range_that_is_none_is_refused()
    {
        BucketObject source = Bucket.Object("a");
        await Put("a");

        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await source.ReadBytes(Token).Range(-1, 5));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await source.ReadBytes(Token).Range(5, 4));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await source.ReadBytes(Token).FromOffset(-1));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await source.ReadBytes(Token).Last(-1));
    }

    [Fact]
    public async Task Ranges_that_overlap_are_read_at_once()
    {
        (BucketObject source, byte[] body) = await Stored();
        (int Start, int End)[] ranges = [(0, 600), (400, 1000), (100, 101), (599, 602)];

        byte[][] read = await Task.WhenAll(ranges.Select(range => source.ReadBytes(Token).Range(range.Start, range.End).AsTask()));

        foreach (((int start, int end), byte[] bytes) in ranges.Zip(read))
        {
            Expect.SameBytes(body.AsMemory(start, end - start), bytes);
        }
    }

    [Fact]
    public async Task A_range_of_text_is_read_as_text()
    {
        await Put("a", "über den Wolken");

        Assert.Equal("den", await Bucket.Object("a").ReadText(Token).Range(6, 9));
    }

    [Fact]
    public async Task A_range_across_the_parts_of_an_object_comes_back()
    {
        byte[] body = Bodies.Random((2 * Bodies.LeastPart) + 1000);
        BucketObject source = Bucket.Object("a");
        await source.Upload(body, Token).WithPartSize(Bodies.LeastPart);

        int start = Bodies.LeastPart - 10;
        int end = (2 * Bodies.LeastPart) + 10;

        Expect.SameBytes(body.AsMemory(start, end - start), await source.ReadBytes(Token).Range(start, end));
        Expect.SameBytes(body.AsMemory(body.Length - 1010), await source.ReadBytes(Token).Last(1010));
    }

    private async Task<(BucketObject Source, byte[] Body)> Stored()
    {
        byte[] body = Bodies.Random(Size);
        BucketObject source = Bucket.Object("folder/a");
        await source.Upload(body, Token);
        return (source, body);
    }
}
