using System.Collections.Concurrent;
using System.Net;
using Google.Apis.Http;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Sees each request on its way and may do something else with it.</summary>
internal sealed class RequestHook
{
    /// <summary>Given a request and how to send it, gives the answer. Null sends everything.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>>? Around { get; set; }

    /// <summary>What was sent, as method and path with query.</summary>
    public ConcurrentQueue<string> Sent { get; } = new();

    public static HttpResponseMessage Answer(HttpStatusCode status) => new(status) { Content = new StringContent(string.Empty) };

    public Google.Apis.Http.IHttpClientFactory ToFactory() => new HttpClientFromMessageHandlerFactory(
        _ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(new Handler(this), false, false));

    /// <summary>Answers the first of the requests that match with something else.</summary>
    public void Fail(Func<HttpRequestMessage, bool> match, int times, Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> instead)
    {
        int left = times;
        Around = (request, send) => match(request) && Interlocked.Decrement(ref left) >= 0 ? instead(request, send) : send();
    }

    private sealed class Handler(RequestHook hook) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            hook.Sent.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
            Task<HttpResponseMessage> Send() => base.SendAsync(request, cancellationToken);
            return hook.Around is { } around ? around(request, Send) : Send();
        }
    }
}
