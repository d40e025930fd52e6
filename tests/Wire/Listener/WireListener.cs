using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fluent.Buckets.Wire;

/// <summary>
/// Reads requests off a loopback socket byte for byte. A web server would fold and decode their paths, which is just what is to be seen.
/// </summary>
public sealed class WireListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<WireRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<WireRequest, WireAnswer> _answer;
    private readonly Task _accepting;

    /// <summary>Starts to listen.</summary>
    /// <param name="answer">What to answer to each request.</param>
    public WireListener(Func<WireRequest, WireAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        Endpoint = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = Accept();
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>Takes the requests that have come since the last call.</summary>
    public IReadOnlyList<WireRequest> Take()
    {
        var taken = new List<WireRequest>();
        while (_requests.TryDequeue(out WireRequest? request))
        {
            taken.Add(request);
        }

        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _connections.Add(Serve(client));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the listener.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            NetworkStream stream = client.GetStream();
            var reader = new WireReader(stream);
            try
            {
                while (await reader.ReadHead(_stop.Token) is { } lines)
                {
                    WireRequest request = await Parse(reader, stream, lines);
                    _requests.Enqueue(request);
                    await stream.WriteAsync(_answer(request).ToBytes(request.Verb == "HEAD"), _stop.Token);
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException)
            {
                // The client has gone, or the listener goes.
            }
        }
    }

    private async Task<WireRequest> Parse(WireReader reader, NetworkStream stream, IReadOnlyList<string> lines)
    {
        string[] first = lines[0].Split(' ');
        Assert.Equal(3, first.Length);
        List<KeyValuePair<string, string>> headers = [.. lines.Skip(1).Select(line =>
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            return KeyValuePair.Create(line[..colon], line[(colon + 1)..].Trim());
        })];
        var request = new WireRequest(first[0], first[1], headers, []);
        if (string.Equals(request.Header("Expect"), "100-continue", StringComparison.OrdinalIgnoreCase))
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _stop.Token);
        }

        byte[] body = request.Header("Transfer-Encoding") is { } encoding && encoding.Contains("chunked", StringComparison.OrdinalIgnoreCase)
            ? await reader.ReadChunks(_stop.Token)
            : await reader.ReadExactly(int.Parse(request.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture), _stop.Token);
        return request with { Body = body };
    }

    private sealed class WireReader(Stream stream)
    {
        private readonly byte[] _buffer = new byte[16 * 1024];
        private int _position;
        private int _length;

        /// <summary>The lines of a request up to the empty one. Null at the end of the connection.</summary>
        public async Task<IReadOnlyList<string>?> ReadHead(CancellationToken cancellationToken)
        {
            var lines = new List<string>();
            while (await ReadLine(cancellationToken) is { } line)
            {
                if (line.Length == 0)
                {
                    return lines;
                }

                lines.Add(line);
            }

            return null;
        }

        public async Task<byte[]> ReadExactly(int count, CancellationToken cancellationToken)
        {
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++)
            {
                bytes[i] = await ReadByte(cancellationToken) ?? throw new EndOfStreamException();
            }

            return bytes;
        }

        public async Task<byte[]> ReadChunks(CancellationToken cancellationToken)
        {
            var body = new MemoryStream();
            while (true)
            {
                string line = await ReadLine(cancellationToken) ?? throw new EndOfStreamException();
                int size = int.Parse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                body.Write(await ReadExactly(size, cancellationToken));
                await ReadLine(cancellationToken);
                if (size == 0)
                {
                    return body.ToArray();
                }
            }
        }

        private async Task<string?> ReadLine(CancellationToken cancellationToken)
        {
            var line = new List<byte>();
            while (await ReadByte(cancellationToken) is { } value)
            {
                if (value == '\n')
                {
                    return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
                }

                line.Add(value);
            }

            return null;
        }

        private async ValueTask<byte?> ReadByte(CancellationToken cancellationToken)
        {
            if (_position == _length)
            {
                _length = await stream.ReadAsync(_buffer, cancellationToken);
                _position = 0;
                if (_length == 0)
                {
                    return null;
                }
            }

            return _buffer[_position++];
        }
    }
}
