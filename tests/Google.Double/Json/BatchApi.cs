using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>Many requests in one: multipart/mixed with one HTTP request a part.</summary>
internal sealed class BatchApi(Router router)
{
    private const int Greatest = 100;

    public DoubleAnswer Answer(DoubleRequest request, Access access)
    {
        request.Allow();
        Refusal.Unless(
            request.Method == "POST" && MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out MediaTypeHeaderValue? type)
            && type.MediaType == "multipart/mixed",
            "A batch is a POST of multipart/mixed.");
        List<(string Headers, ReadOnlyMemory<byte> Content)> parts = RelatedBody.Split(
            request.Body, RelatedBody.BoundaryOf(MediaTypeHeaderValue.Parse(request.Header("Content-Type")!)));
        Refusal.Unless(parts.Count <= Greatest, "The batch request could not be processed: it has more than 100 calls.");
        string boundary = "batch_" + Guid.NewGuid().ToString("N");
        var answer = new StringBuilder();
        foreach ((string headers, ReadOnlyMemory<byte> content) in parts)
        {
            string id = headers.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-ID: <", StringComparison.OrdinalIgnoreCase))?[13..]
                ?? throw new Refusal(400, "invalid", "A call has no Content-ID.");
            DoubleAnswer one = router.AnswerWithin(Inner(headers, content), access);
            answer.Append(
                CultureInfo.InvariantCulture,
                $"--{boundary}\r\nContent-Type: application/http\r\nContent-ID: <response-{id}\r\n\r\nHTTP/1.1 {one.Status} Answer\r\n"
                + $"Content-Length: {one.Body.Length}\r\n\r\n{Encoding.UTF8.GetString(one.Body.Span)}\r\n");
        }

        return new DoubleAnswer(200, Encoding.UTF8.GetBytes(answer.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n").ToString()))
            .With("Content-Type", $"multipart/mixed; boundary={boundary}");
    }

    private static DoubleRequest Inner(string headers, ReadOnlyMemory<byte> content)
    {
        Refusal.Unless(headers.Contains("application/http", StringComparison.Ordinal), "A call is application/http.");
        string[] first = Encoding.ASCII.GetString(content.Span).Split("\r\n")[0].Split(' ');
        Refusal.Unless(first is [_, _, "HTTP/1.1"] && first[1].StartsWith("/storage/v1/", StringComparison.Ordinal), "A call is one of the JSON API.");
        return new DoubleRequest(first[0], first[1], new Dictionary<string, string>(), default);
    }
}
