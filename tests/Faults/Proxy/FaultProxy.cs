using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Fluent.Buckets.Faults;

/// <summary>
/// Stands between a client and a server of this machine, counts the requests and disturbs those that the plan names. What it forwards it forwards byte for byte, so
/// that signatures hold.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxyConnection, Task> _connections = new();
    private readonly Lock _lock = new();
    private readonly List<string> _log = [];
    private readonly HashSet<string> _secrets = [];
    private readonly Task _accepting;
    private IReadOnlyList<Fault> _plan = [];
    private int _next;
    private int _hits;

    private FaultProxy(Uri server)
    {
        Server = server;
        _listener.Start();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port, Host = "127.0.0.1" }.Uri;
        _accepting = Accept();
    }

    public Uri Server { get; }

    /// <summary>The server's address, through the proxy.</summary>
    public Uri Address { get; }

    /// <summary>How long a delayed request waits.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many requests came since the proxy was armed.</summary>
    public int Requests
    {
        get
        {
            lock (_lock)
            {
                return _next;
            }
        }
    }

    /// <summary>How many requests were disturbed since the proxy was armed.</summary>
    public int Hits
    {
        get
        {
            lock (_lock)
            {
                return _hits;
            }
        }
    }

    /// <summary>The requests since the proxy was armed, each with its fault.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_lock)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>What requests were authorised with: signatures and tokens.</summary>
    public IReadOnlyList<string> Secrets
    {
        get
        {
            lock (_lock)
            {
                return [.. _secrets];
            }
        }
    }

    public static FaultProxy To(Uri server) => new(server);

    /// <summary>The route for a store: the same address, through this proxy.</summary>
    public Uri Route(Uri address) => new UriBuilder(address) { Host = Address.Host, Port = Address.Port }.Uri;

    /// <summary>Starts to count anew, with these faults.</summary>
    public void Arm(params IReadOnlyList<Fault> plan)
    {
        lock (_lock)
        {
            (_plan, _next, _hits) = (plan, 0, 0);
            _log.Clear();
        }
    }

    /// <summary>Counts a request, and tells what happens to it.</summary>
    public Fault? Take(MessageHead head)
    {
        lock (_lock)
        {
            int index = _next++;
            Fault? fault = _plan.FirstOrDefault(fault => fault.Hits(index));
            _hits += fault is null ? 0 : 1;
            _log.Add($"{index} {head.Method} {head.Target}{(fault is null ? string.Empty : $"  <- {fault.Kind}")}");
            _secrets.UnionWith(SentSecrets.Of(head));
            return fault;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (ProxyConnection connection in _connections.Keys)
        {
            // What the server has been given whole it goes on with, also when nobody waits for the answer: its end is not to fall into what comes next.
            await connection.Forwarded.WaitAsync(LongestWork).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            connection.Dispose();
        }

        await Task.WhenAll(_connections.Values);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var connection = new ProxyConnection(this, await _listener.AcceptSocketAsync());
                _connections[connection] = Task.CompletedTask;
                Task serving = Serve(connection);
                _connections.TryUpdate(connection, serving, Task.CompletedTask);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The proxy is disposed.
        }
    }

    private async Task Serve(ProxyConnection connection)
    {
        await Task.Yield();
        try
        {
            await connection.Run();
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException)
        {
            // One side has gone: so does the other.
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
        }
    }
}
