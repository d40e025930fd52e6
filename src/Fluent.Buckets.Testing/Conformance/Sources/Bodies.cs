namespace Fluent.Buckets.Conformance;

/// <summary>Bytes to store.</summary>
internal static class Bodies
{
    /// <summary>1,048,576 bytes.</summary>
    public const int MiB = 1024 * 1024;

    /// <summary>The size above which a body is sent in parts, unless <c>WithPartSize</c> says another.</summary>
    public const int DefaultPart = 8 * MiB;

    /// <summary>The least size of a part that may be asked for.</summary>
    public const int LeastPart = 5 * MiB;

    /// <summary>Bytes without a pattern, the same for each seed.</summary>
    public static byte[] Random(int length, int seed = 1)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>One byte over and over, so that a mix of two bodies is seen.</summary>
    public static byte[] Filled(int length, byte value)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill(value);
        return bytes;
    }
}
