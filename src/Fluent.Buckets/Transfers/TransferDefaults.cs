namespace Fluent.Buckets;

/// <summary>The defaults and limits of every transfer.</summary>
internal static class TransferDefaults
{
    /// <summary>The default size of a part in bytes, and the size above which a body is sent in parts. A part that is held in memory has it at any length.</summary>
    public const long PartSize = 8 * MiB;

    /// <summary>The least size of a part that may be asked for, in bytes: the least of S3, on every store.</summary>
    public const long LeastPartSize = 5 * MiB;

    /// <summary>The greatest size of a part in bytes, since a part of unknown length is held in one array.</summary>
    public const long GreatestPartSize = 1024 * MiB;

    /// <summary>Into how many parts a long body goes, as long as they need no more than <see cref="GreatestDefaultPart"/>.</summary>
    private const int FewestParts = 64;

    /// <summary>What the part of a long body grows to by default, in bytes.</summary>
    private const long GreatestDefaultPart = 64 * MiB;

    /// <summary>How many requests a transfer makes at once.</summary>
    public const int Parallelism = 4;

    /// <summary>The size of the buffer that bytes are copied through.</summary>
    public const int CopyBuffer = 128 * 1024;

    /// <summary>The most memory that is taken because a server told a length.</summary>
    public const long TrustedLength = 16 * MiB;

    public const long MiB = 1024 * 1024;

    /// <summary>The default size of the parts of a transfer that holds none of them in memory: longer ones cost fewer requests.</summary>
    /// <param name="length">The length of the whole in bytes.</param>
    public static long PartSizeFor(long length) =>
        Math.Clamp((length / FewestParts + MiB - 1) / MiB * MiB, PartSize, GreatestDefaultPart);

    public static void CheckPartSize(long bytes)
    {
        if (bytes < LeastPartSize)
        {
            throw StorageErrors.InvalidArgument(
                $"A part size of {bytes} bytes is refused: the least is 5 MiB ({LeastPartSize} bytes), the least part of S3, on every store.");
        }
    }

    public static void CheckTimeout(string verb, TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero)
        {
            throw StorageErrors.InvalidArgument($"{verb}({timeout}) leaves no time: give more than zero.");
        }
    }

    public static void CheckParallelism(int parallelism)
    {
        if (parallelism < 1)
        {
            throw StorageErrors.InvalidArgument($"A parallelism of {parallelism} is refused: the least is 1.");
        }
    }
}
