using System.Security.Cryptography;

namespace Fluent.Buckets;

/// <summary>The hash that the caller says the content has.</summary>
internal sealed class ContentChecksum
{
    private readonly HashAlgorithmName _algorithm;
    private readonly byte[] _expected;

    public ContentChecksum(HashAlgorithmName algorithm, ReadOnlySpan<byte> expected)
    {
        using IncrementalHash hash = Start(algorithm);
        if (hash.HashLengthInBytes != expected.Length)
        {
            throw StorageErrors.InvalidArgument(
                $"WithChecksum is given {expected.Length} bytes; a {algorithm.Name} hash has {hash.HashLengthInBytes}. Give the hash itself, not its text.");
        }

        _algorithm = algorithm;
        _expected = expected.ToArray();
    }

    /// <summary>Starts to count content; the caller disposes it.</summary>
    public IncrementalHash Start() => Start(_algorithm);

    /// <summary>Throws when the content that was counted is not the one that was announced.</summary>
    public void Verify(IncrementalHash counted)
    {
        byte[] actual = counted.GetHashAndReset();
        if (!actual.AsSpan().SequenceEqual(_expected))
        {
            throw new StorageException(
                StorageErrorCode.ChecksumMismatch,
                $"the content has the {_algorithm.Name} {Convert.ToHexStringLower(actual)}, but WithChecksum says {Convert.ToHexStringLower(_expected)}. "
                + "Nothing was stored; the object is as it was before.");
        }
    }

    private static IncrementalHash Start(HashAlgorithmName algorithm)
    {
        try
        {
            return IncrementalHash.CreateHash(algorithm);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            throw StorageErrors.InvalidArgument(
                $"WithChecksum does not know the algorithm '{algorithm.Name}'. Give HashAlgorithmName.SHA256 or another that this platform has.", fault);
        }
    }
}
