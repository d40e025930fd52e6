namespace Fluent.Buckets.Conformance;

/// <summary>Uploads of whole bodies: from memory, files and streams of every temper.</summary>
public abstract class UploadTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(200_000)]
    public async Task Bytes_come_back(int length)
    {
        byte[] body = Bodies.Random(length);

        ObjectInfo info = await Bucket.Object("a").Upload(body, Token);

        Assert.Equal("a", info.Key);
        Assert.Equal(length, info.Size);
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task A_file_comes_back(int length)
    {
        byte[] body = Bodies.Random(length);
        string path = Path.Combine(Folder, "source.bin");
        await File.WriteAllBytesAsync(path, body, Token);

        ObjectInfo info = await Bucket.Object("a").UploadFrom(path, Token);

        Assert.Equal(length, info.Size);
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
        Expect.SameBytes(body, await File.ReadAllBytesAsync(path, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task A_stream_of_known_length_comes_back_and_stays_open(int length)
    {
        byte[] body = Bodies.Random(length);
        using var source = new SourceStream(body) { ClaimedLength = length };

        ObjectInfo info = await Bucket.Object("a").UploadFrom(source, Token);

        Assert.Equal(length, info.Size);
        Assert.False(source.IsClosed);
        Assert.Equal(length, source.Position);
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData(Bodies.LeastPart + 1)]
    public async Task A_stream_that_cannot_be_sought_is_read_as_far_as_the_caller_says(int length)
    {
        byte[] body = Bodies.Random(length + 1000);
        using var source = new SourceStream(body) { MostPerRead = 70_000 };

        ObjectInfo info = await Bucket.Object("a").UploadFrom(source, length, Token).WithPartSize(Bodies.LeastPart);

        Assert.Equal(length, info.Size);
        Assert.False(source.IsClosed);
        Expect.SameBytes(body.AsSpan(0, length).ToArray(), await Bucket.Object("a").ReadBytes(Token));
        byte[] rest = new byte[1000];
        await source.ReadExactlyAsync(rest, Token);
        Expect.SameBytes(body.AsSpan(length).ToArray(), rest);
    }

    [Fact]
    public async Task A_stream_shorter_than_the_caller_says_stores_nothing()
    {
        using var source = new SourceStream(Bodies.Random(999));
        await Expect.Error(StorageErrorCode.SourceFailed, Bucket.Object("a"), async () => await Bucket.Object("a").UploadFrom(source, 1000, Token));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").UploadFrom(source, -1, Token));
        Assert.False(await Bucket.Object("a").Exists(Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task A_stream_of_unknown_length_comes_back_and_stays_open(int length)
    {
        byte[] body = Bodies.Random(length);
        using var source = new SourceStream(body);

        ObjectInfo info = await Bucket.Object("a").UploadFrom(source, Token);

        Assert.Equal(length, info.Size);
        Assert.False(source.IsClosed);
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_gives_few_bytes_a_read_comes_back(bool lengthIsKnown)
    {
        byte[] body = Bodies.Random(10_000);
        using var source = new SourceStream(body) { MostPerRead = 3, ClaimedLength = lengthIsKnown ? body.Length : null };

        await Bucket.Object("a").UploadFrom(source, Token);

        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task A_stream_that_gives_one_byte_a_read_comes_back()
    {
        byte[] body = Bodies.Random(1000);
        using var source = new SourceStream(body) { MostPerRead = 1 };

        await Bucket.Object("a").UploadFrom(source, Token);

        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(1000)]
    public async Task A_stream_is_read_from_its_position(int position)
    {
        byte[] body = Bodies.Random(1000);
        using var source = new MemoryStream(body);
        source.Position = position;

        ObjectInfo info = await Bucket.Object("a").UploadFrom(source, Token);

        Assert.Equal(1000 - position, info.Size);
        Expect.SameBytes(body.AsMemory(position), await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_read_from_its_position()
    {
        byte[] body = Bodies.Random(1000);
        using var source = new SourceStream(body);
        await source.ReadExactlyAsync(new byte[300], Token);

        await Bucket.Object("a").UploadFrom(source, Token);

        Expect.SameBytes(body.AsMemory(300), await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task One_stream_is_uploaded_again_after_it_was_rewound()
    {
        byte[] body = Bodies.Random(1000);
        using var source = new MemoryStream(body);

        await Bucket.Object("a").UploadFrom(source, Token);
        source.Position = 0;
        await Bucket.Object("b").UploadFrom(source, Token);

        Expect.SameBytes(body, await Bucket.Object("b").ReadBytes(Token));
    }

    [Fact]
    public async Task A_slice_of_memory_is_uploaded_as_the_slice()
    {
        byte[] body = Bodies.Random(1000);

        await Bucket.Object("a").Upload(body.AsMemory(100, 50), Token);

        Expect.SameBytes(body.AsMemory(100, 50), await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData(1000, 10)]
    [InlineData(10, 1000)]
    [InlineData(10, 0)]
    [InlineData(0, 10)]
    public async Task An_upload_replaces_the_whole_object(int before, int after)
    {
        byte[] body = Bodies.Random(after, seed: 2);
        await Bucket.Object("a.txt").Upload(Bodies.Random(before), Token)
            .WithContentType("image/png").WithCacheControl("no-store").WithMetadata("old", "value");

        await Bucket.Object("a.txt").Upload(body, Token).WithMetadata("new", "value");

        Expect.SameBytes(body, await Bucket.Object("a.txt").ReadBytes(Token));
        ObjectInfo info = await Bucket.Object("a.txt").GetInfo(Token);
        Assert.Equal(after, info.Size);
        Assert.Null(info.CacheControl);
        Assert.NotEqual("image/png", info.ContentType);
        Assert.Equal([new("new", "value")], info.Metadata);
    }

    [Fact]
    public async Task An_object_may_lie_where_others_have_a_folder()
    {
        await PutAll("a", "a/b", "a/b/c", "a.b");

        Assert.Equal("a", await Get("a"));
        Assert.Equal("a/b", await Get("a/b"));
        Assert.Equal("a/b/c", await Get("a/b/c"));

        await Bucket.Object("a/b").Delete(Token);

        Assert.Equal(["a", "a.b", "a/b/c"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task An_object_is_invisible_until_its_upload_has_ended()
    {
        var halfWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        byte[] body = Bodies.Random((2 * Bodies.LeastPart) + 1);
        using var source = new SourceStream(body)
        {
            MostPerRead = 64 * 1024,
            BeforeRead = async (position, token) =>
            {
                if (position >= body.Length - 1000)
                {
                    halfWay.TrySetResult();
                    await goOn.Task.WaitAsync(token);
                }
            },
        };

        Task<ObjectInfo> upload = Bucket.Object("a").UploadFrom(source, Token).WithPartSize(Bodies.LeastPart).AsTask();
        await await Task.WhenAny(halfWay.Task, upload);

        Assert.False(await Bucket.Object("a").Exists(Token));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
        Assert.Empty(await Bucket.ListFolder(cancellationToken: Token).ToListAsync(Token));

        goOn.SetResult();
        await upload;
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
        await NothingUnfinished();
    }
}
