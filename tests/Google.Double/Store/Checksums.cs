using System.Buffers.Binary;

namespace Fluent.Buckets.GoogleDouble;

/// <summary>CRC-32C by its table, apart from the driver's own, so that one does not prove the other with the same mistake.</summary>
internal static class Checksums
{
    private static readonly uint[] Table = MakeTable();

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        Span<byte> text = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(text, ~crc);
        return Convert.ToBase64String(text);
    }

    /// <summary>Refuses content whose checksum is not the one that a header or a resource names.</summary>
    public static void Check(string? expected, string actual)
    {
        if (expected is not null && expected != actual)
        {
            throw new Refusal(400, "invalid", $"Provided CRC32C \"{expected}\" doesn't match calculated CRC32C \"{actual}\".");
        }
    }

    /// <summary>The checksum that a header names. Null when it names none.</summary>
    public static string? OfHeader(string? hash)
    {
        if (hash is null)
        {
            return null;
        }

        string? crc = hash.Split(',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("crc32c=", StringComparison.Ordinal));
        Refusal.Unless(crc is not null || hash.StartsWith("md5=", StringComparison.Ordinal), "x-goog-hash names crc32c or md5.");
        return crc?["crc32c=".Length..];
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
