using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Faults;

/// <summary>Reads messages off a connection and hands their bytes on unchanged.</summary>
internal sealed class WireReader(Stream stream)
{
    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private Task<bool>? _reading;

    /// <summary>Waits for bytes. False at the end of the connection. A call that was not waited for goes on with the next.</summary>
    public Task<bool> Fill()
    {
        if (_reading is { } reading)
        {
            return reading;
        }

        _reading = Read();

        // It may fail with the connection when nobody waits for it any more.
        _ = _reading.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return _reading;
    }

    /// <summary>The head of the next message. Null at the end of the connection.</summary>
    public async Task<MessageHead?> ReadHead()
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf("\r\n\r\n"u8);
            if (found >= 0)
            {
                int length = searched + found + 4;
                byte[] raw = _buffer.AsSpan(_start, length).ToArray();
                _start += length;
                return new MessageHead(raw);
            }

            searched = Math.Max(0, _end - _start - 3);
            if (!await Next())
            {
                return null;
            }
        }
    }

    /// <summary>Hands a body on, at most so many bytes of it and then never all. False where it was cut, or ended early.</summary>
    public Task<bool> CopyBody(BodyFraming framing, Stream? to, long limit = long.MaxValue)
    {
        var sink = new BodySink(to, framing.Length is { } length && limit != long.MaxValue ? Math.Min(limit, length - 1) : limit);
        return framing.IsChunked ? CopyChunks(sink)
            : framing.Length is { } known ? CopyExactly(known, sink)
            : CopyToTheEnd(sink);
    }

    private async Task<bool> CopyExactly(long count, BodySink sink)
    {
        while (count > 0)
        {
            if (_start == _end && !await Next())
            {
                return false;
            }

            int taken = (int)Math.Min(count, _end - _start);
            bool whole = await sink.Write(_buffer.AsMemory(_start, taken));
            _start += taken;
            count -= taken;
            if (!whole)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> CopyToTheEnd(BodySink sink)
    {
        while (_start < _end || await Next())
        {
            bool whole = await sink.Write(_buffer.AsMemory(_start, _end - _start));
            _start = _end;
            if (!whole)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> CopyChunks(BodySink sink)
    {
        while (true)
        {
            if (await ReadLine() is not { } line)
            {
                return false;
            }

            long size = long.Parse(Encoding.Latin1.GetString(line).Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if ((size == 0 && sink.IsLimited) || !await sink.Write(line))
            {
                return false;
            }

            if (size == 0)
            {
                return await CopyTrailers(sink);
            }

            if (!await CopyExactly(size + 2, sink))
            {
                return false;
            }
        }
    }

    private async Task<bool> CopyTrailers(BodySink sink)
    {
        while (await ReadLine() is { } line)
        {
            await sink.Write(line);
            if (line.Length == 2)
            {
                return true;
            }
        }

        return false;
    }

    private async Task<byte[]?> ReadLine()
    {
        while (true)
        {
            int found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0)
            {
                byte[] line = _buffer.AsSpan(_start, found + 1).ToArray();
                _start += found + 1;
                return line;
            }

            if (!await Next())
            {
                return null;
            }
        }
    }

    private async Task<bool> Next()
    {
        bool more = await Fill();
        _reading = null;
        return more;
    }

    private async Task<bool> Read()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await stream.ReadAsync(_buffer.AsMemory(_end));
        _end += read;
        return read > 0;
    }

    /// <summary>Where a body goes, up to a limit.</summary>
    private sealed class BodySink(Stream? to, long limit)
    {
        private long _left = limit;

        public bool IsLimited { get; } = limit != long.MaxValue;

        public async ValueTask<bool> Write(ReadOnlyMemory<byte> bytes)
        {
            bool cut = IsLimited && bytes.Length >= _left;
            ReadOnlyMemory<byte> passed = cut ? bytes[..(int)_left] : bytes;
            if (to is not null && !passed.IsEmpty)
            {
                await to.WriteAsync(passed);
            }

            _left -= passed.Length;
            return !cut;
        }
    }
}
