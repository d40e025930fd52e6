using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>A body of two parts, multipart/related: a resource as JSON, then content.</summary>
internal static class RelatedBody
{
    public static (JsonObject Resource, ReadOnlyMemory<byte> Content) Read(DoubleRequest request)
    {
        Refusal.Unless(
            MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out MediaTypeHeaderValue? type) && type.MediaType == "multipart/related",
            "The body is multipart/related.");
        List<(string Headers, ReadOnlyMemory<byte> Content)> parts = Split(request.Body, BoundaryOf(type));
        Refusal.Unless(parts.Count == 2, "The body has two parts.");
        Refusal.Unless(parts[0].Headers.Contains("application/json", StringComparison.OrdinalIgnoreCase), "The first part is application/json.");
        Refusal.Unless(parts[1].Headers.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase), "The second part tells its Content-Type.");
        return (DoubleRequest.ParseJson(parts[0].Content.Span), parts[1].Content);
    }

    public static string BoundaryOf(MediaTypeHeaderValue type) =>
        type.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"') ?? throw new Refusal(400, "invalid", "The body has no boundary.");

    /// <summary>The parts of a body: their headers, and what comes after the empty line.</summary>
    public static List<(string Headers, ReadOnlyMemory<byte> Content)> Split(ReadOnlyMemory<byte> body, string boundary)
    {
        byte[] delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
        byte[] first = Encoding.ASCII.GetBytes("--" + boundary + "\r\n");
        Refusal.Unless(body.Span.StartsWith(first), "The body does not start with its boundary.");
        var parts = new List<(string, ReadOnlyMemory<byte>)>();
        ReadOnlyMemory<byte> rest = body[first.Length..];
        while (true)
        {
            int end = rest.Span.IndexOf(delimiter);
            Refusal.Unless(end >= 0, "The body ends early.");
            ReadOnlyMemory<byte> part = rest[..end];
            int empty = part.Span.IndexOf("\r\n\r\n"u8);
            Refusal.Unless(empty >= 0, "A part has no end of its headers.");
            parts.Add((Encoding.ASCII.GetString(part.Span[..empty]), part[(empty + 4)..]));
            rest = rest[(end + delimiter.Length)..];
            if (rest.Span.StartsWith("--"u8))
            {
                return parts;
            }

            Refusal.Unless(rest.Span.StartsWith("\r\n"u8), "A boundary is followed by something.");
            rest = rest[2..];
        }
    }
}
