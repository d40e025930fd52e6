namespace Fluent.Buckets.Tests.Transfers;

public sealed class PartBufferTests
{
    private const int MiB = 1024 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData((5 * MiB) - 1)]
    [InlineData(5 * MiB)]
    public void Append_keeps_every_byte(int length)
    {
        byte[] content = new byte[length];
        Random.Shared.NextBytes(content);
        using var buffer = new PartBuffer(5 * MiB, grows: true);
        Assert.Equal(length, buffer.Append(content));
        Assert.Equal(length == 5 * MiB, buffer.IsFull);
        Assert.True(buffer.Written.Span.SequenceEqual(content));
    }

    [Fact]
    public void Append_takes_no_more_than_there_is_room_for()
    {
        using var buffer = new PartBuffer(5 * MiB, grows: true);
        Assert.Equal(5 * MiB, buffer.Append(new byte[6 * MiB]));
        Assert.Equal(0, buffer.Append(new byte[1]));
    }

    [Fact]
    public async Task Fill_gathers_short_reads_and_stops_at_the_size()
    {
        byte[] content = new byte[(5 * MiB) + 10];
        Random.Shared.NextBytes(content);
        using var source = new MemoryStream(content);
        using var buffer = new PartBuffer(5 * MiB, grows: true);
        await buffer.Fill(new TricklingStream(source, 4099), TestContext.Current.CancellationToken);
        Assert.True(buffer.IsFull);
        Assert.Equal(5 * MiB, source.Position);
        Assert.True(buffer.Written.Span.SequenceEqual(content.AsSpan(0, 5 * MiB)));
    }

    [Fact]
    public void Using_it_after_it_was_given_back_throws()
    {
        var buffer = new PartBuffer(5 * MiB, grows: true);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Append(new byte[1]));
    }

    private sealed class TricklingStream(Stream inner, int most) : Operations.UnseekableStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
