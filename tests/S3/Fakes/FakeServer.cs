using System.Net;

namespace Fluent.Buckets.S3Tests;

/// <summary>A server in the place of the connection: it answers each request by a script, and keeps what was asked.</summary>
internal sealed class FakeServer(Func<FakeRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    /// <summary>No secret: no server knows it.</summary>
    public static readonly string SecretKey = "fake-secret-key";

    private readonly Lock _lock = new();
    private readonly List<FakeRequest> _requests = [];

    public IReadOnlyList<FakeRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>A store on this server.</summary>
    public ObjectStore Open(S3Compatibility? compatibility = null, string endpoint = "http://fake.example:9000", Action<S3Options>? configure = null)
    {
        var options = new S3Options
        {
            Endpoint = new Uri(endpoint),
            Region = "us-east-1",
            Compatibility = compatibility ?? S3Compatibility.Ceph,
            Credentials = S3Credentials.AccessKey("FAKEACCESSKEY", SecretKey),
            HttpHandler = this,
        };
        configure?.Invoke(options);
        return new ObjectStore(new S3Driver(options));
    }

    public static HttpResponseMessage Ok(string etag = "\"0123456789abcdef0123456789abcdef\"")
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
        response.Headers.TryAddWithoutValidation("ETag", etag);
        return response;
    }

    public static HttpResponseMessage Xml(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(body, System.Text.Encoding.UTF8, "application/xml"),
    };

    public static HttpResponseMessage Error(HttpStatusCode status, string code) =>
        Xml($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>told by the fake</Message><RequestId>r-1</RequestId></Error>", status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in request.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        if (request.Content is not null)
        {
            foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in request.Content.Headers.NonValidated)
            {
                headers[name] = values.ToString();
            }
        }

        int number;
        FakeRequest kept;
        lock (_lock)
        {
            number = _requests.Count + 1;
            kept = new FakeRequest(number, request.Method.Method, request.RequestUri!, headers, body);
            _requests.Add(kept);
        }

        HttpResponseMessage response = answer(kept);
        response.RequestMessage = request;
        return response;
    }
}

/// <summary>What was asked.</summary>
/// <param name="Number">The request's number, from 1.</param>
/// <param name="Method">The method.</param>
/// <param name="Uri">The address.</param>
/// <param name="Headers">All headers.</param>
/// <param name="Body">The body as it was sent.</param>
internal sealed record FakeRequest(int Number, string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Uri.AbsolutePath;

    public string Query => Uri.Query;

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
