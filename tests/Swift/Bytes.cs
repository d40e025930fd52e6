namespace Fluent.Buckets.SwiftTests;

/// <summary>Contents.</summary>
internal static class Bytes
{
    public const int LeastPart = 5 * 1024 * 1024;

    public static byte[] Random(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
