namespace Fluent.Buckets.Tests.Transfers;

/// <summary>A connection that breaks while an object is read.</summary>
public sealed class BrokenReadTests : EngineTest
{
    private const int Length = 100_000;

    public enum Break
    {
        EndsEarly,
        Fails,
        IsUnavailable,
    }

    public static MatrixTheoryData<Break, string> Cases { get; } = new(Enum.GetValues<Break>(), ["bytes", "reader", "file", "stream", "range", "copy"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_read_goes_on_where_it_broke_off_and_is_held_to_the_version(Break how, string verb)
    {
        byte[] content = Bytes(Length);
        ObjectInfo info = await Bucket.Object("key").Upload(content, Token);
        Driver.Body = (offset, body) => offset < 90_000 ? new BreakingStream(body, 30_000, how) : body;

        Assert.Equal(verb == "range" ? content[1_000..99_000] : content, await Read(verb));

        List<(long Start, long End)> reads = [.. Driver.Calls.Where(call => call.Verb == "Read").Select(call => (call.Detail, call.Size))];
        long start = verb == "range" ? 1_000 : 0;
        Assert.Equal([start, start + 30_000, start + 60_000, start + 90_000], reads.Select(read => read.Start));
        Assert.All(Driver.Reads.Skip(1), read => Assert.Equal(info.ETag, read.IfMatch));
    }

    [Fact]
    public async Task A_read_that_gets_nowhere_fails_after_some_attempts()
    {
        await Bucket.Object("key").Upload(Bytes(Length), Token);
        Driver.Body = (_, body) => new BreakingStream(body, 0, Break.EndsEarly);
        StorageException fault = await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("key").ReadBytes(Token));
        Assert.True(fault.IsTransient);
        Assert.Contains("after 0 of 100000 bytes", fault.Message, StringComparison.Ordinal);
        Assert.Equal(5, Driver.Count("Read"));
    }

    [Fact]
    public async Task A_store_that_comes_back_is_asked_again()
    {
        byte[] content = Bytes(Length);
        await Bucket.Object("key").Upload(content, Token);
        Driver.Body = (offset, body) => offset == 0 ? new BreakingStream(body, 10, Break.Fails) : body;
        int refused = 0;
        Driver.Before = (verb, start, _) => verb == "Read" && start > 0 && refused++ < 2
            ? throw new StorageException(StorageErrorCode.Unavailable, "away")
            : Task.CompletedTask;
        Assert.Equal(content, await Bucket.Object("key").ReadBytes(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_replaced_or_deleted_meanwhile_is_a_conflict_and_no_mixture(bool deleted)
    {
        await Bucket.Object("key").Upload(Bytes(Length), Token);
        Driver.Body = (_, body) => new BreakingStream(body, 10, Break.Fails);
        await using ObjectReader reader = await Bucket.Object("key").OpenRead(Token);
        await reader.ReadExactlyAsync(new byte[10], Token);
        if (deleted)
        {
            await Bucket.Object("key").Delete(Token);
        }
        else
        {
            await Bucket.Object("key").Upload(Bytes(Length - 1), Token);
        }

        StorageException fault = await Fails(StorageErrorCode.Conflict, async () => await reader.ReadExactlyAsync(new byte[10], Token));
        Assert.Contains("after 10 of 100000 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_condition_nothing_is_joined()
    {
        Driver.Reported = Driver.Reported with { Conditions = Driver.Reported.Conditions & ~StoreConditions.ReadIfMatch };
        await Bucket.Object("key").Upload(Bytes(Length), Token);
        Driver.Body = (_, body) => new BreakingStream(body, 10, Break.EndsEarly);
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("key").ReadBytes(Token));
        Assert.Equal(1, Driver.Count("Read"));
    }

    [Fact]
    public async Task A_body_longer_than_announced_is_refused()
    {
        await Bucket.Object("key").Upload(Bytes(Length), Token);
        Driver.Body = (_, _) => new MemoryStream(new byte[Length + 1]);
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("key").DownloadTo(new MemoryStream(), Token));
    }

    [Fact]
    public async Task A_cancelled_read_does_not_wait_for_the_next_attempt()
    {
        await Bucket.Object("key").Upload(Bytes(Length), Token);
        using var cancel = new CancellationTokenSource();
        Driver.Body = (_, body) =>
        {
            cancel.Cancel();
            return new BreakingStream(body, 0, Break.EndsEarly);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Bucket.Object("key").ReadBytes(cancel.Token));
        Assert.Equal(1, Driver.Count("Read"));
    }

    private async Task<byte[]> Read(string verb)
    {
        BucketObject item = Bucket.Object("key");
        switch (verb)
        {
            case "bytes":
                return await item.ReadBytes(Token);
            case "range":
                return await item.ReadBytes(Token).Range(1_000, 99_000);
            case "copy":
                await using (var other = new ObjectStore(new MemoryDriver()))
                {
                    Bucket target = await other.CreateBucket("target", Token);
                    await item.CopyTo(target.Object("key"), Token);
                    return await target.Object("key").ReadBytes(Token);
                }

            case "file":
                string path = Path.GetTempFileName();
                await item.DownloadTo(path, Token);
                byte[] bytes = await File.ReadAllBytesAsync(path, Token);
                File.Delete(path);
                return bytes;
            case "stream":
                using (var stream = new MemoryStream())
                {
                    await item.DownloadTo(stream, Token);
                    return stream.ToArray();
                }

            default:
                using (var stream = new MemoryStream())
                {
                    await using ObjectReader reader = await item.OpenRead(Token);
                    await reader.CopyToAsync(stream, Token);
                    return stream.ToArray();
                }
        }
    }

    private sealed class BreakingStream(Stream inner, int after, Break how) : Operations.UnseekableStream
    {
        private int _given;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_given == after)
            {
                return how switch
                {
                    Break.EndsEarly => 0,
                    Break.Fails => throw new IOException("The connection was reset."),
                    _ => throw new StorageException(StorageErrorCode.Unavailable, "The server is away."),
                };
            }

            int read = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, after - _given)], cancellationToken);
            _given += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
