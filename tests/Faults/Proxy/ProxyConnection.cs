using System.Net.Sockets;
using System.Text;

namespace Fluent.Buckets.Faults;

/// <summary>One connection of a client, with one to the server behind it.</summary>
internal sealed class ProxyConnection(FaultProxy proxy, Socket client) : IDisposable
{
    private readonly NetworkStream _toClient = new(client, ownsSocket: true);
    private Socket? _server;
    private NetworkStream? _toServer;
    private WireReader? _fromServer;
    private WireReader? _fromClient;

    /// <summary>Ends when the server has answered what was last forwarded to it, or one side has ended.</summary>
    public Task Forwarded { get; private set; } = Task.CompletedTask;

    /// <summary>Serves until either side ends.</summary>
    public async Task Run()
    {
        client.NoDelay = true;
        _fromClient = new WireReader(_toClient);
        while (await NextHead() is { } head && await Serve(head, proxy.Take(head)))
        {
            // The next request.
        }
    }

    /// <summary>Closes both sides, which ends <see cref="Run"/>.</summary>
    public void Dispose()
    {
        _toClient.Dispose();
        _toServer?.Dispose();
    }

    /// <summary>The next request. Null when the client ends, or the server ends the idle connection.</summary>
    private async Task<MessageHead?> NextHead()
    {
        Task<MessageHead?> next = _fromClient!.ReadHead();
        Observe(next);
        if (_fromServer is not null && await Task.WhenAny(next, _fromServer.Fill()) != next)
        {
            return null;
        }

        return await next;
    }

    private async Task<bool> Serve(MessageHead head, Fault? fault)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Drop:
                return false;
            case FaultKind.Reset:
                client.LingerState = new LingerOption(true, 0);
                return false;
            case FaultKind.Stall:
                await _fromClient!.CopyBody(BodyFraming.ToTheEnd, null);
                return false;
            case FaultKind.Answer500 or FaultKind.Answer503 or FaultKind.Answer503Later or FaultKind.Answer429 or FaultKind.Answer401:
                return await Answer(head, fault.Kind);
        }

        Task<bool> forwarding = Forward(head, fault);
        Forwarded = forwarding;
        return await forwarding;
    }

    private async Task<bool> Answer(MessageHead head, FaultKind kind)
    {
        bool closes = head.ExpectsContinue;
        if (!closes && !await _fromClient!.CopyBody(head.RequestBody, null))
        {
            return false;
        }

        await _toClient.WriteAsync(Encoding.Latin1.GetBytes(
            $"HTTP/1.1 {StatusOf(kind)}\r\nContent-Length: 0\r\n{(closes ? "Connection: close\r\n" : string.Empty)}\r\n"));
        if (closes)
        {
            await EndGently();
        }

        return !closes;
    }

    private static string StatusOf(FaultKind kind) => kind switch
    {
        FaultKind.Answer500 => "500 Internal Server Error",
        FaultKind.Answer503 => "503 Service Unavailable",
        FaultKind.Answer503Later => "503 Service Unavailable\r\nRetry-After: 1",
        FaultKind.Answer429 => "429 Too Many Requests",
        _ => "401 Unauthorized",
    };

    private async Task<bool> Forward(MessageHead head, Fault? fault)
    {
        if (fault?.Kind == FaultKind.Delay)
        {
            await Task.Delay(proxy.Delay);
        }

        await Connect();
        BodyFraming body = head.RequestBody;
        bool cutsRequest = fault?.Kind == FaultKind.TruncateRequest;
        if (cutsRequest && body.IsEmpty)
        {
            await _toServer!.WriteAsync(head.Raw.AsMemory(0, head.Raw.Length / 2));
            return false;
        }

        await _toServer!.WriteAsync(head.Raw);
        Task<bool> sending = _fromClient!.CopyBody(body, _toServer, cutsRequest ? fault!.Bytes : long.MaxValue);
        Task<MessageHead?> answering = ReadAnswer();
        Observe(sending);
        Observe(answering);
        if (await Task.WhenAny(sending, answering) == sending && (sending.IsFaulted || !await sending))
        {
            return false;
        }

        MessageHead? answer = await answering;
        if (answer is null || fault?.Kind == FaultKind.DropAfter || cutsRequest)
        {
            return false;
        }

        return await HandBack(head, answer, fault) && await Finish(head, answer, sending);
    }

    private async Task Connect()
    {
        if (_server is null)
        {
            _server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _server.ConnectAsync(proxy.Server.Host, proxy.Server.Port);
            _toServer = new NetworkStream(_server, ownsSocket: true);
            _fromServer = new WireReader(_toServer);
        }
    }

    /// <summary>The final answer's head; interim ones are handed back at once.</summary>
    private async Task<MessageHead?> ReadAnswer()
    {
        while (await _fromServer!.ReadHead() is { } head)
        {
            if (head.Status >= 200)
            {
                return head;
            }

            await _toClient.WriteAsync(head.Raw);
        }

        return null;
    }

    private async Task<bool> HandBack(MessageHead request, MessageHead answer, Fault? fault)
    {
        BodyFraming body = answer.AnswerBody(request.Method);
        bool cuts = fault?.Kind == FaultKind.TruncateAnswer;
        if (cuts && body.IsEmpty)
        {
            await _toClient.WriteAsync(answer.Raw.AsMemory(0, answer.Raw.Length / 2));
            return false;
        }

        await _toClient.WriteAsync(answer.Raw);
        return await _fromServer!.CopyBody(body, _toClient, cuts ? fault!.Bytes : long.MaxValue)
            && (body.Length is not null || body.IsChunked);
    }

    /// <summary>Whether the connection can take a further request.</summary>
    private async Task<bool> Finish(MessageHead head, MessageHead answer, Task<bool> sending)
    {
        if (!sending.IsCompleted && head.ExpectsContinue)
        {
            // The answer came before the body, which the client will not send now.
            await EndGently(sending);
            return false;
        }

        return await sending && !answer.Closes && !head.Closes;
    }

    /// <summary>Lets the client read what was sent before the connection is gone.</summary>
    private async Task EndGently(Task<bool>? sending = null)
    {
        client.Shutdown(SocketShutdown.Send);
        Task ending = sending ?? _fromClient!.CopyBody(BodyFraming.ToTheEnd, null);
        Observe(ending);
        await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(2)));
    }

    /// <summary>Takes the fault of a task that ends when the connection is closed.</summary>
    private static void Observe(Task task) =>
        _ = task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
