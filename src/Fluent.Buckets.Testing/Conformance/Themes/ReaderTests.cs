namespace Fluent.Buckets.Conformance;

/// <summary>Reading through a stream.</summary>
public abstract class ReaderTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1000, 1)]
    [InlineData(1000, 7)]
    [InlineData(300_000, 100_000)]
    [InlineData(1000, 5000)]
    public async Task A_reader_gives_the_bytes_in_pieces_of_any_size(int length, int piece)
    {
        byte[] body = Bodies.Random(length);
        await Bucket.Object("a").Upload(body, Token);
        await using ObjectReader reader = await Bucket.Object("a").OpenRead(Token);
        using var read = new MemoryStream();
        byte[] buffer = new byte[piece];

        int count;
        while ((count = await reader.ReadAsync(buffer, Token)) > 0)
        {
            read.Write(buffer, 0, count);
        }

        Expect.SameBytes(body, read.ToArray());
        Assert.Equal(0, await reader.ReadAsync(buffer, Token));
    }

    [Fact]
    public async Task A_reader_tells_what_it_reads()
    {
        ObjectInfo stored = await Bucket.Object("a.txt").UploadText("text", Token).WithMetadata("camera", "x100");

        await using ObjectReader reader = await Bucket.Object("a.txt").OpenRead(Token);

        Assert.Equal(("a.txt", 4L, stored.ETag), (reader.Info.Key, reader.Info.Size, reader.Info.ETag));
        Assert.True(reader.CanRead);
        Assert.False(reader.CanWrite);
    }

    [Fact]
    public async Task Readers_of_one_object_do_not_disturb_each_other()
    {
        byte[] body = Bodies.Random(100_000);
        await Bucket.Object("a").Upload(body, Token);
        await using ObjectReader first = await Bucket.Object("a").OpenRead(Token);
        await using ObjectReader second = await Bucket.Object("a").OpenRead(Token);
        byte[] fromFirst = new byte[body.Length];
        byte[] fromSecond = new byte[body.Length];

        await first.ReadExactlyAsync(fromFirst.AsMemory(0, 10), Token);
        await second.ReadExactlyAsync(fromSecond, Token);
        await first.ReadExactlyAsync(fromFirst.AsMemory(10), Token);

        Expect.SameBytes(body, fromFirst);
        Expect.SameBytes(body, fromSecond);
    }

    [Fact]
    public async Task A_reader_may_be_disposed_before_its_end()
    {
        await Bucket.Object("a").Upload(Bodies.Random(300_000), Token);
        for (int i = 0; i < 20; i++)
        {
            await using ObjectReader reader = await Bucket.Object("a").OpenRead(Token);
            await reader.ReadExactlyAsync(new byte[10], Token);
        }

        Assert.Equal(300_000, (await Bucket.Object("a").ReadBytes(Token)).Length);
    }

    [Fact]
    public async Task A_reader_is_uploaded_elsewhere()
    {
        byte[] body = Bodies.Random(300_000);
        await Bucket.Object("a").Upload(body, Token);

        await using (ObjectReader reader = await Bucket.Object("a").OpenRead(Token))
        {
            await Bucket.Object("b").UploadFrom(reader, Token);
        }

        Expect.SameBytes(body, await Bucket.Object("b").ReadBytes(Token));
    }

    [Fact]
    public async Task A_reader_of_an_object_that_is_overwritten_gives_the_old_bytes_or_fails_for_now()
    {
        byte[] old = Bodies.Filled(2 * Bodies.MiB, 1);
        await Bucket.Object("a").Upload(old, Token);
        await using ObjectReader reader = await Bucket.Object("a").OpenRead(Token);
        byte[] read = new byte[old.Length];
        await reader.ReadExactlyAsync(read.AsMemory(0, 10), Token);

        await Bucket.Object("a").Upload(Bodies.Filled(2 * Bodies.MiB, 2), Token);

        await OldOrTransient(reader, old, read);
    }

    [Fact]
    public async Task A_reader_of_an_object_that_is_deleted_gives_the_old_bytes_or_fails_for_now()
    {
        byte[] old = Bodies.Filled(2 * Bodies.MiB, 1);
        await Bucket.Object("a").Upload(old, Token);
        await using ObjectReader reader = await Bucket.Object("a").OpenRead(Token);
        byte[] read = new byte[old.Length];
        await reader.ReadExactlyAsync(read.AsMemory(0, 10), Token);

        await Bucket.Object("a").Delete(Token);

        await OldOrTransient(reader, old, read);
        Assert.False(await Bucket.Object("a").Exists(Token));
    }

    private static async Task OldOrTransient(ObjectReader reader, byte[] old, byte[] read)
    {
        try
        {
            await reader.ReadExactlyAsync(read.AsMemory(10), Token);
        }
        catch (StorageException changed) when (changed.IsTransient)
        {
            return;
        }

        Expect.SameBytes(old, read);
    }
}
