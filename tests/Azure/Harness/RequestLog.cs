using System.Collections.Concurrent;

namespace Fluent.Buckets.AzureTests;

/// <summary>Writes down each request, and may answer it or break it in the server's place.</summary>
internal sealed class RequestLog(HttpMessageHandler? server = null) : DelegatingHandler(server ?? new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();

    /// <summary>What answers instead of the server. Null from it lets the request pass.</summary>
    public Func<SentRequest, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>What happens after the server has answered, such as the loss of its answer.</summary>
    public Action<SentRequest>? Afterwards { get; set; }

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    public int Count(string method, string part) => Requests.Count(request =>
        request.Method == method && request.Uri.PathAndQuery.Contains(part, StringComparison.Ordinal));

    public void Clear() => _requests.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
        _requests.Enqueue(sent);
        if (Instead?.Invoke(sent) is { } answer)
        {
            if (request.Content is not null)
            {
                await request.Content.CopyToAsync(Stream.Null, cancellationToken);
            }

            return answer;
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        Afterwards?.Invoke(sent);
        return response;
    }
}

/// <summary>A request as it was sent.</summary>
internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
