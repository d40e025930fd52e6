namespace Fluent.Buckets.Faults;

/// <summary>A stream of unknown length that does something once, when it was read up to a place.</summary>
internal sealed class HookedStream(byte[] content, int place, Func<Task> hook) : ReadOnlyStream
{
    private int _position;
    private bool _done;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= place && !_done)
        {
            _done = true;
            await hook();
        }

        int read = Math.Min(Math.Min(buffer.Length, 100_000), content.Length - _position);
        content.AsSpan(_position, read).CopyTo(buffer.Span);
        _position += read;
        return read;
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();
}
