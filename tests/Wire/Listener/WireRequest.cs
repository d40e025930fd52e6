using System.Text;

namespace Fluent.Buckets.Wire;

/// <summary>A request as its bytes came.</summary>
/// <param name="Verb">The method of the request line.</param>
/// <param name="Target">The target of the request line, unchanged: path and query.</param>
/// <param name="Headers">The header lines, in their order; names may come twice.</param>
/// <param name="Body">The body, without its chunked framing.</param>
public sealed record WireRequest(string Verb, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The target up to its query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The target's query without its question mark. Empty when there is none.</summary>
    public string Query => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : string.Empty;

    /// <summary>The body as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The value of the first header of a name. Null when there is none.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
