using System.Net;
using System.Runtime.ExceptionServices;
using Fluent.Buckets.Transport;

namespace Fluent.Buckets.S3Storage;

/// <summary>
/// Reads every answer but the content of an object before the SDK gets it. The SDK closes what it reads when the call is cancelled: two would then read from one
/// connection, which goes on to serve other requests with what is left of the wrong answer.
/// </summary>
/// <param name="inner">What sends the requests, and limits the length of documents.</param>
/// <param name="isContent">Whether the answer to a request that succeeds is an object's content.</param>
internal sealed class HeldDocuments(HttpMessageHandler inner, Func<HttpRequestMessage, bool> isContent) : DelegatingHandler(inner)
{
    /// <summary>A page of 1,000 keys has some hundred KiB. A length that a server only claims gets no memory before its bytes come.</summary>
    private const long GreatestStart = 1 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (HasDocument(request, response))
        {
            try
            {
                response.Content = await Hold(response.Content, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }

        return response;
    }

    private bool HasDocument(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method != HttpMethod.Head
        && response.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified)
        && response.Content.Headers.ContentLength != 0
        && !(response.IsSuccessStatusCode && isContent(request));

    private static async Task<HttpContent> Hold(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, GreatestStart));
        Exception? fault = null;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            // The SDK meets it where it would have met it, and knows what to do.
            fault = broken;
        }

        bytes.Position = 0;
        var held = new StreamContent(new HeldStream(bytes, fault));
        held.TakeHeaders(content);
        content.Dispose();
        return held;
    }

    /// <summary>What came, and then what broke the connection.</summary>
    private sealed class HeldStream(MemoryStream bytes, Exception? fault) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            int read = bytes.Read(buffer);
            if (read == 0 && buffer.Length > 0 && fault is not null)
            {
                ExceptionDispatchInfo.Throw(fault);
            }

            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
