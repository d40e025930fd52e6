using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>A request as it came. What is not read of its query is refused in the end.</summary>
internal sealed class DoubleRequest
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> _query = new(StringComparer.Ordinal);

    public DoubleRequest(string method, string target, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Headers = headers;
        Body = body;
        int question = target.IndexOf('?', StringComparison.Ordinal);
        RawPath = question < 0 ? target : target[..question];
        RawQuery = question < 0 ? string.Empty : target[(question + 1)..];
        Segments = [.. RawPath[1..].Split('/').Select(Decode)];
        foreach (string pair in RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = Decode(equals < 0 ? pair : pair[..equals]);
            Refusal.Unless(_query.TryAdd(name, equals < 0 ? string.Empty : Decode(pair[(equals + 1)..])), $"The parameter {name} comes twice.");
        }
    }

    public string Method { get; }

    /// <summary>The path as it came, for signatures.</summary>
    public string RawPath { get; }

    /// <summary>The query as it came, for signatures.</summary>
    public string RawQuery { get; }

    /// <summary>What lies between the slashes of the path, decoded each by itself.</summary>
    public IReadOnlyList<string> Segments { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public IReadOnlyDictionary<string, string> Query => _query;

    /// <summary>Refuses parameters besides those that are documented for the method.</summary>
    public void Allow(params string[] parameters)
    {
        foreach (string name in _query.Keys)
        {
            Refusal.Unless(parameters.Contains(name, StringComparer.Ordinal), $"The parameter {name} is not documented for {Method} {RawPath}.");
        }
    }

    /// <summary>Refuses Google's own headers besides those that are documented for the method.</summary>
    public void AllowHeaders(params string[] names)
    {
        foreach (string name in Headers.Keys.Where(name => name.StartsWith("x-goog-", StringComparison.OrdinalIgnoreCase)))
        {
            bool isKnown = names.Any(known => known.EndsWith('*')
                ? name.StartsWith(known[..^1], StringComparison.OrdinalIgnoreCase)
                : name.Equals(known, StringComparison.OrdinalIgnoreCase));
            Refusal.Unless(isKnown || name.ToLowerInvariant() is "x-goog-user-project" or "x-goog-api-client", $"The header {name} is not documented here.");
        }
    }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public long? Number(string parameter) => !_query.TryGetValue(parameter, out string? text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw new Refusal(400, "invalid", $"Invalid value for {parameter}.");

    /// <summary>The body as a JSON object.</summary>
    public JsonObject Json()
    {
        Refusal.Unless(
            Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true, "The content type of the body is application/json.");
        return ParseJson(Body.Span);
    }

    public static JsonObject ParseJson(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject ?? throw new Refusal(400, "parseError", "The body is no JSON object.");
        }
        catch (JsonException)
        {
            throw new Refusal(400, "parseError", "Parse Error");
        }
    }

    private static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                Refusal.Unless(text[i] is > ' ' and <= '~', "The address holds an unencoded character.");
                bytes.Add((byte)text[i]);
                continue;
            }

            Refusal.Unless(
                i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]), "A percent sign encodes nothing.");
            bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        try
        {
            return Strict.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            throw new Refusal(400, "invalid", "The address is no UTF-8.");
        }
    }
}
