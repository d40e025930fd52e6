namespace Fluent.Buckets.Tests.Transfers;

/// <summary>A bucket on a recording driver.</summary>
public abstract class EngineTest : IAsyncLifetime
{
    internal const int MiB = 1024 * 1024;

    private readonly ObjectStore _store;

    protected EngineTest()
    {
        _store = new ObjectStore(Driver);
        Bucket = _store.Bucket("engine");
    }

    internal RecordingDriver Driver { get; } = new();

    protected Bucket Bucket { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Bucket.CreateBucket(Token);
        Driver.Calls.Clear();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Holds each request of a verb up until so many have been there at once, then for a moment in which more may come, and tells how many were held at once.</summary>
    private protected Operations.Gauge Hold(string held, int expected)
    {
        var gauge = new Operations.Gauge();
        Driver.Before = async (verb, _, token) =>
        {
            if (verb == held)
            {
                gauge.Change(1);
                for (int i = 0; i < 200 && gauge.Greatest < expected; i++)
                {
                    await Task.Delay(10, token);
                }

                await Task.Delay(20, token);
                gauge.Change(-1);
            }
        };
        return gauge;
    }

    protected static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    protected static Stream Unseekable(byte[] content, int mostAtOnce = int.MaxValue) => new ContentStream(content, mostAtOnce);

    protected static async Task<StorageException> Fails(StorageErrorCode code, Func<Task> call)
    {
        StorageException fault = await Assert.ThrowsAsync<StorageException>(call);
        Assert.Equal(code, fault.Code);
        return fault;
    }

    private sealed class ContentStream(byte[] content, int mostAtOnce) : Operations.UnseekableStream
    {
        private int _position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = Math.Min(Math.Min(buffer.Length, mostAtOnce), content.Length - _position);
            content.AsMemory(_position, count).CopyTo(buffer);
            _position += count;
            return new(count);
        }
    }
}
