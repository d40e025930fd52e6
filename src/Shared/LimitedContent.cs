using System.Net;

namespace Fluent.Buckets.Transport;

/// <summary>The content of an answer that is a document, which no server makes long: a client reads it whole, however long it is.</summary>
internal sealed class LimitedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly long _greatest;

    public LimitedContent(HttpContent inner, long greatest)
    {
        _inner = inner;
        _greatest = greatest;
        this.TakeHeaders(inner);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() => new LimitedStream(await _inner.ReadAsStreamAsync().ConfigureAwait(false), _greatest);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        Stream content = await CreateContentReadStreamAsync().ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(stream).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
