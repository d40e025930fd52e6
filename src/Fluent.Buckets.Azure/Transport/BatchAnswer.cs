using System.Globalization;
using System.Text;
using Azure;

namespace Fluent.Buckets.AzureBlobs;

/// <summary>Reads the answer to a batch: an HTTP answer for each request, between boundaries.</summary>
internal static class BatchAnswer
{
    /// <summary>The fault of each request, by its Content-ID. Null means that it was done.</summary>
    /// <param name="contentType">The header that names the boundary.</param>
    /// <param name="content">The body.</param>
    /// <param name="count">How many requests were sent.</param>
    public static Exception?[] Read(string? contentType, BinaryData content, int count)
    {
        const string Name = "boundary=";
        int at = contentType?.IndexOf(Name, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            throw new RequestFailedException("The answer to a batch has no boundary.");
        }

        string boundary = "--" + contentType![(at + Name.Length)..].Split(';')[0].Trim().Trim('"');
        var faults = new Exception?[count];
        Array.Fill(faults, new RequestFailedException("The answer to a batch does not tell of this request."));
        foreach (string part in Encoding.UTF8.GetString(content).Split(boundary).Skip(1))
        {
            if (part.StartsWith("--", StringComparison.Ordinal))
            {
                break;
            }

            ReadPart(part, faults);
        }

        return faults;
    }

    private static void ReadPart(string part, Exception?[] faults)
    {
        int? id = null;
        int status = 0;
        string reason = string.Empty;
        string? code = null;
        foreach (string line in part.Split('\n').Select(line => line.Trim('\r')))
        {
            if (status == 0 && Header(line, "Content-ID") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                id = number;
            }
            else if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && line.Length >= 12)
            {
                _ = int.TryParse(line.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out status);
                reason = line[12..].Trim();
            }
            else if (status != 0)
            {
                code ??= Header(line, "x-ms-error-code");
            }
        }

        // A batch that is refused whole is answered once, without a Content-ID.
        Exception? fault = status is >= 200 and < 300 ? null : new RequestFailedException(status, reason, code, null);
        if (id is null)
        {
            Array.Fill(faults, fault);
        }
        else if (id < faults.Length)
        {
            faults[id.Value] = fault;
        }
    }

    private static string? Header(string line, string name) =>
        line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.AsSpan(name.Length).StartsWith(":")
            ? line[(name.Length + 1)..].Trim()
            : null;
}
