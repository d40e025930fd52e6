using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;

namespace Fluent.Buckets;

/// <summary>
/// The end of an object's file: <c>[content][JSON][footer]</c>. The footer, little-endian: magic (8 bytes), version (4), length of the JSON (4),
/// length of the content (8), XXH3 of the JSON and of the footer up to here (8). Content and metadata are one file, so one rename commits both.
/// </summary>
internal static class ObjectFooter
{
    /// <summary>The length of the footer in bytes.</summary>
    public const int Length = 32;

    private const int Version = 1;
    private const int ChecksumAt = 24;

    private static ReadOnlySpan<byte> Magic => "FLBUCKET"u8;

    /// <summary>What follows the content: JSON and footer.</summary>
    public static byte[] Write(StoredObject stored, long contentLength)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(stored, StoredJson.Relaxed.StoredObject);
        byte[] tail = new byte[json.Length + Length];
        json.CopyTo(tail, 0);
        Span<byte> footer = tail.AsSpan(json.Length);
        Magic.CopyTo(footer);
        BinaryPrimitives.WriteInt32LittleEndian(footer[8..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(footer[12..], json.Length);
        BinaryPrimitives.WriteInt64LittleEndian(footer[16..], contentLength);
        BinaryPrimitives.WriteUInt64LittleEndian(footer[ChecksumAt..], XxHash3.HashToUInt64(tail.AsSpan(0, json.Length + ChecksumAt)));
        return tail;
    }

    /// <summary>The lengths that the footer at the end of a file tells. False when it is none.</summary>
    /// <param name="end">The end of the file, at least the footer.</param>
    /// <param name="fileLength">The length of the whole file.</param>
    /// <param name="jsonLength">The length of the JSON.</param>
    /// <param name="contentLength">The length of the content.</param>
    public static bool TryReadLengths(ReadOnlySpan<byte> end, long fileLength, out int jsonLength, out long contentLength)
    {
        ReadOnlySpan<byte> footer = end[^Length..];
        jsonLength = BinaryPrimitives.ReadInt32LittleEndian(footer[12..]);
        contentLength = BinaryPrimitives.ReadInt64LittleEndian(footer[16..]);
        return footer.StartsWith(Magic)
            && BinaryPrimitives.ReadInt32LittleEndian(footer[8..]) == Version
            && jsonLength > 0
            && contentLength >= 0
            && contentLength == fileLength - Length - jsonLength;
    }

    /// <summary>The checksum at the end of a file: of the JSON, which holds the content's hash, and of the footer.</summary>
    /// <param name="end">The end of the file, at least the footer.</param>
    public static ulong Checksum(ReadOnlySpan<byte> end) => BinaryPrimitives.ReadUInt64LittleEndian(end[^8..]);

    /// <summary>What the JSON before the footer says. Null when the checksum does not fit.</summary>
    /// <param name="tail">JSON and footer.</param>
    public static StoredObject? Read(ReadOnlySpan<byte> tail)
    {
        if (XxHash3.HashToUInt64(tail[..^8]) != Checksum(tail))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(tail[..^Length], StoredJson.Relaxed.StoredObject);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
