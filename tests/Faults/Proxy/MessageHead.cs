using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Faults;

/// <summary>The head of a message, with its bytes as they came.</summary>
internal sealed class MessageHead
{
    private readonly string[] _lines;

    public MessageHead(byte[] raw)
    {
        Raw = raw;
        _lines = Encoding.Latin1.GetString(raw).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        First = _lines[0];
    }

    public byte[] Raw { get; }

    /// <summary>The request line or the status line.</summary>
    public string First { get; }

    public string Method => First.Split(' ')[0];

    public string Target => First.Split(' ')[1];

    public int Status => int.Parse(First.Split(' ')[1], CultureInfo.InvariantCulture);

    public bool IsChunked => Header("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;

    public long? Length => Header("Content-Length") is { } length ? long.Parse(length, CultureInfo.InvariantCulture) : null;

    public bool ExpectsContinue => string.Equals(Header("Expect"), "100-continue", StringComparison.OrdinalIgnoreCase);

    public bool Closes => string.Equals(Header("Connection"), "close", StringComparison.OrdinalIgnoreCase)
        || First.StartsWith("HTTP/1.0", StringComparison.Ordinal) || First.EndsWith("HTTP/1.0", StringComparison.Ordinal);

    /// <summary>How the body of this request ends.</summary>
    public BodyFraming RequestBody => IsChunked ? BodyFraming.Chunked : BodyFraming.OfLength(Length ?? 0);

    /// <summary>How the body of this answer ends.</summary>
    public BodyFraming AnswerBody(string method) =>
        method == "HEAD" || Status is 204 or 304 ? BodyFraming.OfLength(0)
        : IsChunked ? BodyFraming.Chunked
        : Length is { } length ? BodyFraming.OfLength(length)
        : BodyFraming.ToTheEnd;

    public string? Header(string name)
    {
        foreach (string line in _lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon == name.Length && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }

        return null;
    }
}
