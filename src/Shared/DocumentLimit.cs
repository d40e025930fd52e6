namespace Fluent.Buckets.Transport;

/// <summary>Limits what a server answers besides the content of objects, so that none can fill the memory or go on for ever.</summary>
/// <param name="inner">What sends the requests.</param>
/// <param name="greatest">The greatest document of the protocol, in bytes.</param>
/// <param name="isContent">Whether the answer to a request that succeeds is an object's content.</param>
internal sealed class DocumentLimit(HttpMessageHandler inner, long greatest, Func<HttpRequestMessage, bool> isContent) : DelegatingHandler(inner)
{
    /// <summary>What tells an error, or that something was written or deleted.</summary>
    private const long GreatestNote = 1 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            Limit(response, GreatestNote);
        }
        else if (!isContent(request))
        {
            Limit(response, request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete ? GreatestNote : greatest);
        }

        return response;
    }

    /// <summary>No more comes than a length that is told: most answers need nothing.</summary>
    private static void Limit(HttpResponseMessage response, long most)
    {
        if (!(response.Content.Headers.ContentLength <= most))
        {
            response.Content = new LimitedContent(response.Content, most);
        }
    }
}
