using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fluent.Buckets.Fuzz;

/// <summary>A request as far as an answer may depend on it.</summary>
internal sealed record HostileRequest(string Verb, string Target, IReadOnlyList<string> Headers);

/// <summary>Takes requests on a loopback socket and answers whatever bytes a test wants, then closes the connection.</summary>
internal sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<HostileRequest, Stream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    public HostileServer(Func<HostileRequest, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Endpoint = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = Accept();
    }

    public Uri Endpoint { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = Task.Run(() => Serve(client), _stop.Token);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                if (await Read(stream) is { } request)
                {
                    await _answer(request, stream, _stop.Token);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client has had enough, or the test is over.
            }
        }
    }

    private async Task<HostileRequest?> Read(NetworkStream stream)
    {
        var bytes = new List<byte>();
        byte[] buffer = new byte[16 * 1024];
        int end;
        while ((end = Head(bytes)) < 0)
        {
            int count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return null;
            }

            bytes.AddRange(buffer.AsSpan(0, count));
        }

        string[] lines = Encoding.Latin1.GetString([.. bytes.Take(end)]).Split("\r\n");
        string? length = lines.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))?[15..];
        long rest = (length is null ? 0 : long.Parse(length, CultureInfo.InvariantCulture)) - (bytes.Count - end - 4);
        if (lines.Any(line => line.StartsWith("Expect:", StringComparison.OrdinalIgnoreCase)))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stop.Token);
        }

        while (rest > 0)
        {
            int count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0)
            {
                return null;
            }

            rest -= count;
        }

        string[] first = lines[0].Split(' ');
        return new HostileRequest(first[0], first[1], lines[1..]);
    }

    private static int Head(List<byte> bytes) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes).IndexOf("\r\n\r\n"u8);
}
