using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Fluent.Buckets.GoogleStorage;

/// <summary>The checksum of Google Cloud Storage, counted while bytes go by: CRC-32C, written as base64 of its big-endian bytes.</summary>
internal struct Crc32C
{
    private const uint Polynomial = 0x82F63B78;

    private uint _value;

    /// <summary>The checksum of what was appended so far.</summary>
    public readonly uint Value => _value;

    public static Crc32C Of(ReadOnlySpan<byte> bytes)
    {
        var crc = default(Crc32C);
        crc.Append(bytes);
        return crc;
    }

    /// <summary>The checksum that was written as text. False when it is none.</summary>
    public static bool TryParse(string? text, out Crc32C crc)
    {
        Span<byte> bytes = stackalloc byte[4];
        bool isOne = Convert.TryFromBase64String(text ?? string.Empty, bytes, out int length) && length == 4;
        crc = new Crc32C { _value = isOne ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0 };
        return isOne;
    }

    /// <summary>The checksum of two runs of bytes behind one another.</summary>
    /// <param name="first">The checksum of the first run.</param>
    /// <param name="second">The checksum of the second.</param>
    /// <param name="length">The length of the second run in bytes.</param>
    /// <remarks>
    /// To append n zero bits to a run multiplies its polynomial by x^n; the checksum of the whole is that of the first run shifted by the second's length,
    /// plus that of the second. The powers come by repeated squaring.
    /// </remarks>
    public static Crc32C Combine(Crc32C first, Crc32C second, long length)
    {
        uint power = 0x0080_0000; // x^8 in the reflected order of bits: one byte of zeros.
        uint shift = 0x8000_0000; // x^0: one.
        for (long rest = length; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                shift = Multiply(shift, power);
            }

            power = Multiply(power, power);
        }

        return new Crc32C { _value = Multiply(shift, first._value) ^ second._value };
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~_value;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (byte last in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        _value = ~crc;
    }

    public override readonly string ToString()
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, _value);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>The product of two polynomials modulo the one of CRC-32C, in the reflected order of bits.</summary>
    private static uint Multiply(uint left, uint right)
    {
        uint product = 0;
        for (uint bit = 0x8000_0000; bit != 0; bit >>= 1)
        {
            if ((left & bit) != 0)
            {
                product ^= right;
            }

            right = (right & 1) != 0 ? (right >> 1) ^ Polynomial : right >> 1;
        }

        return product;
    }
}
