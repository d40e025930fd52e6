namespace Fluent.Buckets.Benchmarks;

/// <summary>A stream of zeros that does not tell its length.</summary>
internal sealed class ZeroStream(long length) : ReadOnlyStream
{
    private long _left = length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override int Read(Span<byte> buffer)
    {
        int given = (int)Math.Min(buffer.Length, _left);
        buffer[..given].Clear();
        _left -= given;
        return given;
    }
}
