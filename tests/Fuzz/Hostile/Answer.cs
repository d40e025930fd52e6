using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Fuzz;

/// <summary>Writes answers, right and wrong ones.</summary>
internal static class Answer
{
    public static async Task Text(Stream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>A whole answer with a right length.</summary>
    public static Task Whole(Stream stream, int status, string headers, string body) =>
        Text(stream, $"HTTP/1.1 {status} Answer\r\nConnection: close\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}");

    /// <summary>An answer whose length is told whatever its body is.</summary>
    public static Task Claim(Stream stream, int status, string headers, long length, string body) =>
        Text(stream, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Answer\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"));

    /// <summary>An answer in chunks that never ends, or ends after so many bytes.</summary>
    public static async Task Chunks(Stream stream, int status, string headers, string start, char filler, long bytes, CancellationToken cancellationToken)
    {
        await Text(stream, $"HTTP/1.1 {status} Answer\r\nConnection: close\r\n{headers}Transfer-Encoding: chunked\r\n\r\n");
        if (start.Length > 0)
        {
            await Text(stream, $"{start.Length:x}\r\n{start}\r\n");
        }

        byte[] chunk = Encoding.Latin1.GetBytes($"{64 * 1024:x}\r\n{new string(filler, 64 * 1024)}\r\n");
        for (long sent = 0; sent < bytes; sent += 64 * 1024)
        {
            await stream.WriteAsync(chunk, cancellationToken);

            // A client that reads as fast as it can would otherwise keep this thread for itself.
            await Task.Yield();
        }

        await Text(stream, "0\r\n\r\n");
    }
}
