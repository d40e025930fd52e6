using System.Net;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Remembers the requests that pass, and may change them or answer in the server's place.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    private readonly Lock _lock = new();
    private readonly List<string> _requests = [];

    /// <summary>Answers in the server's place, or gives null.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage?>? Answer { get; set; }

    /// <summary>Sees the server's answers.</summary>
    public Action<HttpResponseMessage>? OnAnswer { get; set; }

    /// <summary>Method and path with query of each request.</summary>
    public List<string> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    public int Count(string method, string part) => Requests.Count(
        request => request.StartsWith(method + " ", StringComparison.Ordinal) && request.Contains(part, StringComparison.Ordinal));

    /// <summary>Makes the server's answer to the first such request a fault, though the server has done what it was asked for.</summary>
    public void LoseAnswer(Func<HttpRequestMessage, bool> to)
    {
        bool lost = false;
        OnAnswer = answer =>
        {
            if (!lost && to(answer.RequestMessage!))
            {
                lost = true;
                answer.StatusCode = HttpStatusCode.BadGateway;
            }
        };
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        }

        HttpResponseMessage answer = Answer?.Invoke(request) ?? await base.SendAsync(request, cancellationToken);
        answer.RequestMessage ??= request;
        OnAnswer?.Invoke(answer);
        return answer;
    }
}
