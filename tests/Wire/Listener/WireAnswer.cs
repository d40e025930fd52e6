using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Wire;

/// <summary>What the listener answers.</summary>
public sealed record WireAnswer(int Status)
{
    /// <summary>Header lines besides the length.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body; left out of the answer to HEAD, whose length it gives all the same.</summary>
    public string Body { get; init; } = string.Empty;

    internal byte[] ToBytes(bool isHead)
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} Answer\r\n");
        foreach ((string name, string value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (Status is not 204 and not 304)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        }

        byte[] bytes = Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
        return isHead || Status is 204 or 304 ? bytes : [.. bytes, .. body];
    }
}
