using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Fluent.Buckets.Benchmarks;

/// <summary>One connection: heads come in, bodies are thrown away, and heads with zeros or text go out.</summary>
internal sealed class NullConnection(Socket socket) : IDisposable
{
    private const int HeadSpace = 1024;

    /// <summary>Shared by all: the kernel drops what is received with it, and nothing is ever written here.</summary>
    private static readonly byte[] Dropped = GC.AllocateUninitializedArray<byte>(4 * 1024 * 1024, pinned: true);

    private static readonly byte[] Zeros = GC.AllocateArray<byte>(256 * 1024, pinned: true);

    private readonly byte[] _input = GC.AllocateUninitializedArray<byte>(64 * 1024, pinned: true);

    /// <summary>A head is written up to <see cref="HeadSpace"/>; behind it are zeros, so that a small answer is sent at once.</summary>
    private readonly byte[] _output = GC.AllocateArray<byte>(HeadSpace + 64 * 1024, pinned: true);

    private int _start;
    private int _end;

    /// <summary>Reads the next head. Null means that the client has ended.</summary>
    public NullHead? ReadHead()
    {
        while (true)
        {
            ReadOnlySpan<byte> waiting = _input.AsSpan(_start, _end - _start);
            int length = waiting.IndexOf("\r\n\r\n"u8);
            if (length >= 0)
            {
                var head = NullHead.Parse(waiting[..length]);
                _start += length + 4;
                return head;
            }

            if (!Receive())
            {
                return null;
            }
        }
    }

    /// <summary>Takes the body and drops it. Gives its length.</summary>
    public long Drain(NullHead head)
    {
        if (head.WantsConsent)
        {
            socket.Send("HTTP/1.1 100 Continue\r\n\r\n"u8);
        }

        if (!head.IsChunked)
        {
            Drop(head.BodyLength);
            return head.ContentLength;
        }

        long sum = 0;
        while (true)
        {
            long chunk = long.Parse(ReadLine().Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Drop(chunk);
            _ = ReadLine();
            sum += chunk;
            if (chunk == 0)
            {
                return sum;
            }
        }
    }

    /// <summary>Sends a head and zeros.</summary>
    public void SendZeros(string head, long length)
    {
        int first = (int)Math.Min(length, _output.Length - HeadSpace);
        int start = HeadSpace - head.Length;
        Encoding.Latin1.GetBytes(head, _output.AsSpan(start));
        SendAll(_output.AsSpan(start, head.Length + first));
        for (long left = length - first; left > 0;)
        {
            int part = (int)Math.Min(left, Zeros.Length);
            SendAll(Zeros.AsSpan(0, part));
            left -= part;
        }
    }

    public void Send(string head, ReadOnlySpan<byte> body)
    {
        if (head.Length + body.Length <= HeadSpace)
        {
            Span<byte> whole = stackalloc byte[head.Length + body.Length];
            Encoding.Latin1.GetBytes(head, whole);
            body.CopyTo(whole[head.Length..]);
            SendAll(whole);
            return;
        }

        SendZeros(head, 0);
        SendAll(body);
    }

    public void Dispose() => socket.Dispose();

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    private void Drop(long length)
    {
        int buffered = (int)Math.Min(length, _end - _start);
        _start += buffered;
        for (long left = length - buffered; left > 0;)
        {
            int received = socket.Receive(Dropped.AsSpan(0, (int)Math.Min(left, Dropped.Length)), SocketFlags.Truncated);
            left -= received > 0 ? received : throw new SocketException((int)SocketError.ConnectionReset);
        }
    }

    private string ReadLine()
    {
        while (true)
        {
            ReadOnlySpan<byte> waiting = _input.AsSpan(_start, _end - _start);
            int length = waiting.IndexOf("\r\n"u8);
            if (length >= 0)
            {
                _start += length + 2;
                return Encoding.Latin1.GetString(waiting[..length]);
            }

            if (!Receive())
            {
                throw new SocketException((int)SocketError.ConnectionReset);
            }
        }
    }

    private bool Receive()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _input.Length)
        {
            _input.AsSpan(_start, _end - _start).CopyTo(_input);
            (_start, _end) = (0, _end - _start);
        }

        int received = socket.Receive(_input.AsSpan(_end));
        _end += received;
        return received > 0;
    }
}
