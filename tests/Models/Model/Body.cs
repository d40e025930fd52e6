namespace Fluent.Buckets.Models;

/// <summary>Content without a pattern, the same for each seed and length.</summary>
internal sealed record Body(int Length, int Seed)
{
    /// <summary>The least size of a part.</summary>
    public const int LeastPart = 5 * 1024 * 1024;

    public bool IsLong => Length >= LeastPart - 1;

    public byte[] Bytes
    {
        get
        {
            byte[] bytes = new byte[Length];
            new Random(Seed).NextBytes(bytes);
            return bytes;
        }
    }

    public override string ToString() => Length == 0 ? "Bytes(0)" : $"Bytes({Length}, seed: {Seed})";
}
