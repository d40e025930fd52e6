using System.Threading.Channels;

namespace Gallery;

/// <summary>The photos that wait for their thumbnail. What is lost with the process is found again at the next start.</summary>
internal sealed class ThumbnailQueue
{
    private readonly Channel<PhotoKey> _waiting = Channel.CreateUnbounded<PhotoKey>();

    public void Add(PhotoKey key) => _waiting.Writer.TryWrite(key);

    public IAsyncEnumerable<PhotoKey> ReadAll(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);
}
