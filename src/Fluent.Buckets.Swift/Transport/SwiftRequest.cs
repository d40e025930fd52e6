using System.Text;

namespace Fluent.Buckets.OpenStackSwift;

/// <summary>One request below an account, without address and token.</summary>
internal sealed class SwiftRequest(HttpMethod method, string path, string query = "")
{
    /// <summary>From this length on it is asked first whether the server wants the body.</summary>
    private const long LongBody = 64 * 1024;

    private readonly List<(string Name, string Value)> _headers = [];
    private readonly List<(string Name, string Value)> _contentHeaders = [];
    private ObjectBody? _body;
    private byte[]? _text;

    /// <summary>The body that was sent last. Null when there was none.</summary>
    public BodyContent? Sent { get; private set; }

    /// <summary>How often it was sent.</summary>
    public int Sendings { get; private set; }

    /// <summary>Whether the answer's body is read with its head, so that one that breaks off is asked for again.</summary>
    public bool ReadsWhole { get; private set; }

    /// <summary>Whether the request may be sent again: its body can be read again, or was not read at all.</summary>
    public bool CanResend => _body is not { CanReplay: false } || Sent is not { Started: true };

    public static SwiftRequest Object(HttpMethod method, string bucket, string key, string query = "") =>
        new(method, SwiftPaths.Object(bucket, key), query);

    public static SwiftRequest Bucket(HttpMethod method, string bucket, string query = "") => new(method, SwiftPaths.Bucket(bucket), query);

    /// <summary>Adds a header. Null adds none.</summary>
    public SwiftRequest With(string name, string? value)
    {
        if (value is not null)
        {
            _headers.Add((name, value));
        }

        return this;
    }

    /// <summary>Adds a header of the content. Null adds none.</summary>
    public SwiftRequest WithContent(string name, string? value)
    {
        if (value is not null)
        {
            _contentHeaders.Add((name, value));
        }

        return this;
    }

    /// <summary>Reads the answer's body with its head. For what is short, and safe to ask twice.</summary>
    public SwiftRequest Whole()
    {
        ReadsWhole = true;
        return this;
    }

    /// <summary>Asks all replicas, so that the answer is the newest.</summary>
    public SwiftRequest Newest() => With("X-Newest", "true");

    public SwiftRequest WithBody(ObjectBody body)
    {
        _body = body;
        return this;
    }

    public SwiftRequest WithBody(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public HttpRequestMessage ToMessage(SwiftSession session)
    {
        Sendings++;
        var message = new HttpRequestMessage(method, SwiftPaths.Address(session.StorageUrl, path, query));
        message.Headers.TryAddWithoutValidation("X-Auth-Token", session.Token);
        foreach ((string name, string value) in _headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (_body is not null)
        {
            Sent = new BodyContent(_body);
            message.Content = Sent;

            // A refusal comes before the body then, which may be one that cannot be read again.
            message.Headers.ExpectContinue = !_body.CanReplay || _body.Length > LongBody;
        }
        else if (_text is not null || method == HttpMethod.Put || method == HttpMethod.Post)
        {
            message.Content = new ByteArrayContent(_text ?? []);
        }

        foreach ((string name, string value) in _contentHeaders)
        {
            message.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
