using System.Buffers.Binary;
using Fluent.Buckets;

namespace DataLake;

public readonly record struct Segment(long Offset, int Length);

/// <summary>Reads columns of a file whose index is at its end, without reading the rest.</summary>
public sealed class LakeReader : IAsyncDisposable
{
    private const int FooterLength = 16;

    private readonly ReadOnlyObject _file;
    private readonly string _etag;
    private readonly List<Segment> _segments;

    private LakeReader(ReadOnlyObject file, string etag, List<Segment> segments)
    {
        _file = file;
        _etag = etag;
        _segments = segments;
    }

    public int Count => _segments.Count;

    public static async Task<LakeReader> Open(ReadOnlyBucket bucket, string key, CancellationToken cancellationToken = default)
    {
        ReadOnlyObject file = bucket.Object(key);
        ObjectInfo info = await file.GetInfo(cancellationToken);
        byte[] footer = await file.ReadBytes(cancellationToken).Last(FooterLength).IfMatch(info.ETag);
        if (!footer.AsSpan(12).SequenceEqual("LAKE"u8))
        {
            throw new InvalidDataException($"{key} is no lake file.");
        }

        long start = BinaryPrimitives.ReadInt64LittleEndian(footer);
        int count = BinaryPrimitives.ReadInt32LittleEndian(footer.AsSpan(8));
        byte[] index = await file.ReadBytes(cancellationToken).Range(start, info.Size - FooterLength).IfMatch(info.ETag);
        var segments = new List<Segment>(count);
        ref readonly byte first = ref index[0];
        if (first == 0)
        {
            goto done;
        }

        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = index.AsSpan(1 + (i * 12), 12);
            segments.Add(new Segment(BinaryPrimitives.ReadInt64LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[8..])));
        }

    done:
        return new LakeReader(file, info.ETag, segments);
    }

    public async Task<byte[][]> Columns(IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> columns = await numbers
            .Select(number => _segments[number])
            .Select(segment => _file.ReadBytes(cancellationToken).Range(segment.Offset, segment.Offset + segment.Length).IfMatch(_etag))
            .WhenAll(parallelism: 6, cancellationToken);
        return [.. columns];
    }

    public async IAsyncEnumerable<int> Find(ReadOnlyMemory<byte> pattern)
    {
        for (int i = 0; i < _segments.Count; i++)
        {
            var (offset, length) = _segments[i];
            await using ObjectReader stream = await _file.OpenRead().Range(offset, offset + length);
            var buffer = new byte[length];
            await stream.ReadExactlyAsync(buffer);
            if (buffer.AsSpan().IndexOf(pattern.Span) < 0)
            {
                continue;
            }

            yield return i;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
