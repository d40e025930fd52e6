namespace Fluent.Buckets.Conformance;

/// <summary>Bodies around the size at which they are sent in parts.</summary>
public abstract class PartTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>Lengths by the part size: one byte less, the same, one more; and two parts with and without a rest.</summary>
    public static TheoryData<int, int> Lengths => new()
    {
        { 0, Bodies.DefaultPart - 1 },
        { 0, Bodies.DefaultPart },
        { 0, Bodies.DefaultPart + 1 },
        { Bodies.LeastPart, Bodies.LeastPart - 1 },
        { Bodies.LeastPart, Bodies.LeastPart },
        { Bodies.LeastPart, Bodies.LeastPart + 1 },
        { Bodies.LeastPart, 2 * Bodies.LeastPart },
        { Bodies.LeastPart, (2 * Bodies.LeastPart) + 1 },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Bytes_around_a_part_come_back(int partSize, int length)
    {
        byte[] body = Bodies.Random(length);

        await Check(body, Sized(Bucket.Object("a").Upload(body, Token), partSize));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_stream_of_known_length_around_a_part_comes_back(int partSize, int length)
    {
        byte[] body = Bodies.Random(length);
        using var source = new SourceStream(body) { ClaimedLength = length, MostPerRead = 100_000 };

        await Check(body, Sized(Bucket.Object("a").UploadFrom(source, Token), partSize));
        Assert.False(source.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_stream_of_unknown_length_around_a_part_comes_back(int partSize, int length)
    {
        byte[] body = Bodies.Random(length);
        using var source = new SourceStream(body) { MostPerRead = 100_000 };

        await Check(body, Sized(Bucket.Object("a").UploadFrom(source, Token), partSize));
        Assert.False(source.IsClosed);
    }

    [Fact]
    public async Task A_file_of_several_parts_comes_back()
    {
        byte[] body = Bodies.Random((3 * Bodies.LeastPart) + 1000);
        string path = Path.Combine(Folder, "source.bin");
        await File.WriteAllBytesAsync(path, body, Token);

        await Check(body, Bucket.Object("a").UploadFrom(path, Token).WithPartSize(Bodies.LeastPart).WithParallelism(3));
    }

    [Fact]
    public async Task Parts_sent_one_at_a_time_come_back()
    {
        byte[] body = Bodies.Random((2 * Bodies.LeastPart) + 1000);
        using var source = new SourceStream(body);

        await Check(body, Bucket.Object("a").UploadFrom(source, Token).WithPartSize(Bodies.LeastPart).WithParallelism(1));
    }

    [Fact]
    public async Task An_object_of_several_parts_keeps_headers_and_metadata()
    {
        using var source = new SourceStream(Bodies.Random(Bodies.LeastPart + 1));

        await Bucket.Object("a.txt").UploadFrom(source, Token)
            .WithPartSize(Bodies.LeastPart).WithContentType("video/mp4").WithContentEncoding("identity").WithContentLanguage("de")
            .WithCacheControl("max-age=60").WithContentDisposition("attachment").WithMetadata("camera", "x  100 ü");

        ObjectInfo info = await Bucket.Object("a.txt").GetInfo(Token);
        Assert.Equal("video/mp4", info.ContentType);
        Assert.Equal("identity", info.ContentEncoding);
        Assert.Equal("de", info.ContentLanguage);
        Assert.Equal("max-age=60", info.CacheControl);
        Assert.Equal("attachment", info.ContentDisposition);
        Assert.Equal([new("camera", "x  100 ü")], info.Metadata);
    }

    [Fact]
    public async Task A_short_object_replaces_one_of_several_parts_and_the_other_way_round()
    {
        byte[] body = Bodies.Random(Bodies.LeastPart + 1);
        ObjectInfo first = await Bucket.Object("a").Upload(body, Token).WithPartSize(Bodies.LeastPart);
        ObjectInfo second = await Put("a", "short");
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("short", await Get("a"));

        await Check(body, Bucket.Object("a").Upload(body, Token).WithPartSize(Bodies.LeastPart));
        Assert.Equal(["a"], await Keys(Bucket.List(cancellationToken: Token)));

        await Bucket.Object("a").Delete(Token);
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
        await NothingUnfinished();
    }

    private static UploadOperation Sized(UploadOperation upload, int partSize) => partSize == 0 ? upload : upload.WithPartSize(partSize);

    private async Task Check(byte[] body, UploadOperation upload)
    {
        ObjectInfo info = await upload;
        Assert.Equal(body.Length, info.Size);
        ObjectInfo found = await Bucket.Object(info.Key).GetInfo(Token);
        Assert.Equal((info.Size, info.ETag), (found.Size, found.ETag));
        Expect.SameBytes(body, await Bucket.Object(info.Key).ReadBytes(Token));
        await NothingUnfinished();
    }
}
