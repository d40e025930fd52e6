using System.Net;
using System.Net.Sockets;

namespace Fluent.Buckets.Benchmarks;

/// <summary>
/// A server on loopback that speaks just enough S3 and costs next to nothing, so that the client is the limit: it throws uploads away, sends zeros, and checks
/// no signature. It runs as a process of its own, until its standard input ends.
/// </summary>
internal static class NullServer
{
    private const int ConnectionStack = 256 * 1024;

    /// <summary>Serves, and tells the address in the first line that it writes.</summary>
    public static int Run(TextReader input, TextWriter output)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        var objects = new NullObjects();

        // Threads that block cost less than a queue between each connection and a pool.
        new Thread(() => Accept(listener, objects)) { IsBackground = true }.Start();
        output.WriteLine($"http://{listener.LocalEndPoint}");
        output.Flush();
        while (input.ReadLine() is not null)
        {
        }

        return 0;
    }

    private static void Accept(Socket listener, NullObjects objects)
    {
        while (true)
        {
            Socket socket = listener.Accept();
            socket.NoDelay = true;
            new Thread(() => Serve(socket, objects), ConnectionStack) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket, NullObjects objects)
    {
        using var connection = new NullConnection(socket);
        var answers = new NullAnswers(connection, objects);
        try
        {
            while (connection.ReadHead() is { } head)
            {
                answers.Answer(head);
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
    }
}
