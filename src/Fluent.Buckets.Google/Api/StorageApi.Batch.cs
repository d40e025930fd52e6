using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Fluent.Buckets.GoogleStorage;

internal sealed partial class StorageApi
{
    /// <summary>How many requests one batch takes. Source: Cloud Storage documentation, "Batch requests".</summary>
    public const int GreatestBatch = 100;

    /// <summary>Deletes objects with one request, and gives what each delete failed with, in their order. Null means that it did not fail.</summary>
    public async Task<IReadOnlyList<ApiFault?>> DeleteObjects(string bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        using var mixed = new MultipartContent("mixed");
        for (int i = 0; i < keys.Count; i++)
        {
            var part = new StringContent($"DELETE {ApiUrl.ObjectPath(bucket, keys[i])} HTTP/1.1\r\n\r\n", Encoding.ASCII);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/http");
            part.Headers.TryAddWithoutValidation("Content-ID", string.Create(CultureInfo.InvariantCulture, $"<item-{i}>"));
            part.Headers.TryAddWithoutValidation("Content-Transfer-Encoding", "binary");
            mixed.Add(part);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, ApiUrl.Batch(endpoint).ToUri()) { Content = mixed };
        using HttpResponseMessage response = await Send(request, cancellationToken).ConfigureAwait(false);
        string body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        string boundary = response.Content.Headers.ContentType?.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals("boundary", StringComparison.OrdinalIgnoreCase))?.Value?.Trim('"')
            ?? throw new HttpRequestException("Google Cloud Storage answered a batch with no batch.");
        return BatchAnswer.Parse(body, boundary, keys.Count);
    }
}

/// <summary>Reads the answers in the answer to a batch.</summary>
internal static class BatchAnswer
{
    public static IReadOnlyList<ApiFault?> Parse(string body, string boundary, int count)
    {
        var faults = new ApiFault?[count];
        var answered = new bool[count];
        foreach (string part in body.Split("--" + boundary).Skip(1))
        {
            if (part.StartsWith("--", StringComparison.Ordinal))
            {
                break;
            }

            // The headers of the part, then the answer: its status line and headers, then its body.
            string[] blocks = part.Trim('\r', '\n').ReplaceLineEndings("\n").Split("\n\n", 3);
            if (blocks.Length < 2 || IndexOf(blocks[0]) is not { } index || index >= count)
            {
                continue;
            }

            var status = (HttpStatusCode)int.Parse(blocks[1].Split(' ', 3)[1], NumberStyles.None, CultureInfo.InvariantCulture);
            answered[index] = true;
            faults[index] = (int)status is >= 200 and < 300
                ? null
                : ApiErrors.Parse(status, blocks.Length > 2 ? blocks[2].Trim() : string.Empty, null);
        }

        return Array.TrueForAll(answered, has => has)
            ? faults
            : throw new HttpRequestException("Google Cloud Storage answered a batch in part. What was left out is not known to be deleted.");
    }

    /// <summary>Which request a part answers: its <c>Content-ID</c> is ours with <c>response-</c> before it.</summary>
    private static int? IndexOf(string headers)
    {
        string? id = headers.Split('\n').FirstOrDefault(line => line.StartsWith("Content-ID:", StringComparison.OrdinalIgnoreCase));
        int dash = id?.LastIndexOf('-') ?? -1;
        return dash >= 0 && int.TryParse(id.AsSpan(dash + 1).TrimEnd("> "), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? index
            : null;
    }
}
