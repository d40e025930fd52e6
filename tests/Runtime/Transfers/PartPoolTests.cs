using System.Buffers;

namespace Fluent.Buckets.Tests.Transfers;

public sealed class PartPoolTests
{
    [Fact]
    public void What_was_given_back_is_used_again_by_any_thread()
    {
        using var pool = new PartPool();
        byte[] first = pool.Rent(1000);
        var thread = new Thread(() => pool.Return(first));
        thread.Start();
        thread.Join();
        Assert.Same(first, pool.Rent(first.Length));
        Assert.NotSame(first, pool.Rent(1000));
    }

    [Fact]
    public void What_is_too_small_goes_back_to_the_process()
    {
        using var pool = new PartPool();
        byte[] small = pool.Rent(1000);
        pool.Return(small);
        Assert.True(pool.Rent(small.Length + 1).Length > small.Length);
        Assert.Same(small, ArrayPool<byte>.Shared.Rent(1000));
    }

    [Fact]
    public void A_pool_that_is_done_gives_its_memory_to_others()
    {
        // A size that nobody else in this process takes.
        var pool = new PartPool();
        byte[] bytes = pool.Rent(200_000_000);
        pool.Return(bytes);
        pool.Dispose();
        byte[] again = ArrayPool<byte>.Shared.Rent(200_000_000);
        Assert.Same(bytes, again);
        ArrayPool<byte>.Shared.Return(again);
    }

    [Fact]
    public void Buffers_of_one_transfer_share_one_array_when_they_follow_each_other()
    {
        using var pool = new PartPool();
        byte[] array = pool.Rent(5000);
        pool.Return(array);
        for (int i = 0; i < 3; i++)
        {
            using var buffer = new PartBuffer(5000, grows: false, pool);
            buffer.Append([(byte)i]);
            Assert.Equal(i, array[0]);
        }
    }
}
