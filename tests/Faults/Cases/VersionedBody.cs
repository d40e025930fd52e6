using System.Buffers.Binary;
using System.Globalization;

namespace Fluent.Buckets.Faults;

/// <summary>
/// Content that tells what it is: blocks, each with its version and length at its start and the rest given by both, so that a reader can tell whole content from
/// a torn or mixed one.
/// </summary>
internal static class VersionedBody
{
    public const int LeastLength = 16;

    public static byte[] Block(int version, int length)
    {
        byte[] bytes = new byte[length];
        Fill(bytes, version, length);
        return bytes;
    }

    /// <summary>The blocks that a description names, such as <c>1:5000+2:300</c>.</summary>
    public static byte[] Of(string description) =>
        [.. description.Split('+').Select(block => block.Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(block => Block(block[0], block[1]))];

    /// <summary>Describes content, such as <c>1:5000+2:300</c>; what is no whole block is told too.</summary>
    public static string Describe(ReadOnlySpan<byte> content)
    {
        var blocks = new List<string>();
        int total = content.Length;
        while (!content.IsEmpty)
        {
            int version = content.Length < LeastLength ? 0 : BinaryPrimitives.ReadInt32LittleEndian(content);
            int length = content.Length < LeastLength ? 0 : BinaryPrimitives.ReadInt32LittleEndian(content[4..]);
            if (length < LeastLength || length > content.Length)
            {
                blocks.Add($"TORN({content.Length} of {total} bytes left, version {version}, length {length})");
                break;
            }

            byte[] wanted = Block(version, length);
            int same = content[..length].CommonPrefixLength(wanted);
            blocks.Add(same == length ? $"{version}:{length}" : $"TORN({version}:{length} differs at {same})");
            content = content[length..];
        }

        return string.Join('+', blocks);
    }

    private static void Fill(Span<byte> bytes, int version, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], length);
        ulong state = ((ulong)(uint)version << 32 | (uint)length) * 0x9E3779B97F4A7C15 | 1;
        for (int offset = 8; offset < length; offset += 8)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            if (length - offset >= 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(bytes[offset..], state);
            }
            else
            {
                for (int i = offset; i < length; i++)
                {
                    bytes[i] = (byte)(state >> (8 * (i - offset)));
                }
            }
        }
    }
}
