namespace Fluent.Buckets.Conformance;

/// <summary>Writing through a stream: only <see cref="ObjectWriter.CompleteAsync"/> stores.</summary>
public abstract class WriterTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 7)]
    [InlineData(Bodies.LeastPart, 100_000)]
    [InlineData((2 * Bodies.LeastPart) + 1, 3_000_000)]
    public async Task What_was_written_comes_back(int length, int chunk)
    {
        byte[] body = Bodies.Random(length);
        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token).WithPartSize(Bodies.LeastPart);

        for (int offset = 0; offset < length; offset += chunk)
        {
            await writer.WriteAsync(body.AsMemory(offset, Math.Min(chunk, length - offset)), Token);
        }

        ObjectInfo info = await writer.CompleteAsync(Token);

        Assert.Equal(("a", (long)length), (info.Key, info.Size));
        Assert.Equal(info.ETag, (await Bucket.Object("a").GetInfo(Token)).ETag);
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
        await NothingUnfinished();
    }

    [Fact]
    public async Task The_buffer_may_be_used_again_after_each_write()
    {
        byte[] buffer = new byte[1000];
        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token);

        foreach (byte value in (byte[])[1, 2, 3])
        {
            buffer.AsSpan().Fill(value);
            await writer.WriteAsync(buffer, Token);
        }

        buffer.AsSpan().Clear();
        await writer.CompleteAsync(Token);

        byte[] expected = [.. Bodies.Filled(1000, 1), .. Bodies.Filled(1000, 2), .. Bodies.Filled(1000, 3)];
        Expect.SameBytes(expected, await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task A_stream_is_copied_into_the_writer()
    {
        byte[] body = Bodies.Random(300_000);
        using var source = new SourceStream(body);
        await using ObjectWriter writer = await Bucket.Create("a").OpenWrite(Token);

        await source.CopyToAsync(writer, Token);
        await writer.CompleteAsync(Token);

        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_writer_that_is_completed_without_a_write_stores_an_empty_object(bool overExisting)
    {
        if (overExisting)
        {
            await Put("a", "old");
        }

        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token);
        ObjectInfo info = await writer.CompleteAsync(Token);

        Assert.Equal(0, info.Size);
        Assert.Empty(await Bucket.Object("a").ReadBytes(Token));
        Assert.Equal(["a"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Bodies.LeastPart + 1000)]
    public async Task A_writer_that_is_disposed_stores_nothing(int length)
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            foreach (string key in (string[])["a", "new"])
            {
#pragma warning disable FB0004 // That this stores nothing is what is tested.
                await using ObjectWriter writer = await Bucket.Object(key).OpenWrite(Token).WithPartSize(Bodies.LeastPart);
#pragma warning restore FB0004
                await writer.WriteAsync(Bodies.Random(length), Token);
                await writer.FlushAsync(Token);
            }
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Bodies.LeastPart + 1000)]
    public async Task A_writer_that_is_aborted_stores_nothing(int length)
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            foreach (string key in (string[])["a", "new"])
            {
                await using ObjectWriter writer = await Bucket.Object(key).OpenWrite(Token).WithPartSize(Bodies.LeastPart);
                await writer.WriteAsync(Bodies.Random(length), Token);
                await writer.AbortAsync();
            }
        });
    }

    [Fact]
    public async Task What_is_being_written_is_invisible()
    {
        await Put("old", "old");

        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token).WithPartSize(Bodies.LeastPart);
        await using ObjectWriter over = await Bucket.Object("old").OpenWrite(Token).WithPartSize(Bodies.LeastPart);
        await writer.WriteAsync(Bodies.Random((2 * Bodies.LeastPart) + 1), Token);
        await over.WriteAsync(Bodies.Random(1000), Token);
        await writer.FlushAsync(Token);
        await over.FlushAsync(Token);

        Assert.False(await Bucket.Object("a").Exists(Token));
        Assert.Equal("old", await Get("old"));
        Assert.Equal(["old"], await Keys(Bucket.List(cancellationToken: Token)));

        await writer.CompleteAsync(Token);
        await over.CompleteAsync(Token);

        Assert.Equal(["a", "old"], await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task A_writer_keeps_headers_and_metadata()
    {
        await using ObjectWriter writer = await Bucket.Object("a.txt").OpenWrite(Token)
            .WithContentType("text/csv").WithCacheControl("no-cache").WithMetadata("Source", "scan ü");
        await writer.WriteAsync(Bodies.Random(10), Token);
        await writer.CompleteAsync(Token);

        ObjectInfo info = await Bucket.Object("a.txt").GetInfo(Token);
        Assert.Equal(("text/csv", "no-cache"), (info.ContentType, info.CacheControl));
        Assert.Equal([new("source", "scan ü")], info.Metadata);
    }

    [Fact]
    public async Task A_writer_ends_once()
    {
        await using ObjectWriter completed = await Bucket.Object("a").OpenWrite(Token);
        await completed.WriteAsync(Bodies.Random(10), Token);
        await completed.CompleteAsync(Token);
        await using ObjectWriter aborted = await Bucket.Object("b").OpenWrite(Token);
        await aborted.WriteAsync(Bodies.Random(10), Token);
        await aborted.AbortAsync();

        await Unchanged(async () =>
        {
            await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await completed.WriteAsync(new byte[1], Token));
            await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await aborted.WriteAsync(new byte[1], Token));
            await Assert.ThrowsAnyAsync<InvalidOperationException>(async () => await aborted.CompleteAsync(Token));
            await aborted.AbortAsync();
        });
        Assert.Equal(10, (await Bucket.Object("a").GetInfo(Token)).Size);
    }

    [Fact]
    public async Task Disposing_a_completed_writer_keeps_the_object()
    {
        ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token);
        await writer.WriteAsync(Bodies.Random(10), Token);
        await writer.CompleteAsync(Token);
        await writer.DisposeAsync();
        await writer.DisposeAsync();

        Assert.Equal(10, (await Bucket.Object("a").GetInfo(Token)).Size);
    }

    [Fact]
    public async Task A_writer_is_a_stream_that_can_only_be_written()
    {
        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token);

        Assert.Equal((true, false, false), (writer.CanWrite, writer.CanRead, writer.CanSeek));
        Assert.Throws<NotSupportedException>(() => writer.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => writer.SetLength(0));
        await writer.AbortAsync();
    }

    [Fact]
    public async Task A_sweep_of_old_uploads_leaves_a_writer_alone()
    {
        byte[] body = Bodies.Random(Bodies.LeastPart + 1000);
        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token).WithPartSize(Bodies.LeastPart);
        await writer.WriteAsync(body, Token);

        Assert.Equal(0, await Bucket.SweepUploads(TimeSpan.FromHours(1), Token));

        await writer.CompleteAsync(Token);
        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
    }

    [Fact]
    public async Task A_writer_that_was_swept_stores_the_whole_object_or_nothing()
    {
        byte[] body = Bodies.Random(Bodies.LeastPart + 1000);
        await using ObjectWriter writer = await Bucket.Object("a").OpenWrite(Token).WithPartSize(Bodies.LeastPart);
        await writer.WriteAsync(body, Token);
        await Bucket.SweepUploads(TimeSpan.Zero, Token);

        Exception? error = await Record.ExceptionAsync(() => writer.CompleteAsync(Token));

        if (error is null)
        {
            Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
        }
        else
        {
            Assert.IsType<StorageException>(error);
            Assert.False(await Bucket.Object("a").Exists(Token));
        }
    }
}
