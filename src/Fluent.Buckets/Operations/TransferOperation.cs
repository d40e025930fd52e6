using System.Security.Cryptography;

namespace Fluent.Buckets;

/// <summary>The modifiers of all verbs that send a whole body, in one request or in parts.</summary>
/// <typeparam name="TSelf">The type of the operation itself.</typeparam>
/// <typeparam name="T">What the operation gives.</typeparam>
public abstract class TransferOperation<TSelf, T> : WriteOperation<TSelf, T>
    where TSelf : TransferOperation<TSelf, T>
{
    private protected TransferOperation(UploadTarget target, CancellationToken cancellationToken)
        : base(target, cancellationToken)
    {
    }

    /// <summary>Sets the size of a part of a multipart upload. It grows where the store's greatest number of parts demands it.</summary>
    /// <param name="bytes">
    /// The size in bytes: at least 5 MiB, the least size of S3, on every store. By default 8 MiB; from memory and files, whose parts are not held, a 64th of what is
    /// longer than 512 MiB, at most 64 MiB.
    /// </param>
    /// <exception cref="StorageException">InvalidArgument: less than 5 MiB.</exception>
    public TSelf WithPartSize(long bytes)
    {
        TransferDefaults.CheckPartSize(bytes);
        return Change(() => Settings.PartSize = bytes);
    }

    /// <summary>Sets how many parts are sent at once. Memory is at most (parallelism + 1) × part size.</summary>
    /// <param name="parallelism">At least 1; the default is 4.</param>
    /// <exception cref="StorageException">InvalidArgument: less than 1.</exception>
    public TSelf WithParallelism(int parallelism)
    {
        TransferDefaults.CheckParallelism(parallelism);
        return Change(() => Settings.Parallelism = parallelism);
    }

    /// <summary>
    /// Says which hash the content has. It is counted while the content is read, before the object becomes visible; when it differs, ChecksumMismatch
    /// and nothing is changed. The content is then read from start to end, also where a file could be read in several places at once.
    /// </summary>
    /// <param name="algorithm">The algorithm, such as <see cref="HashAlgorithmName.SHA256"/>.</param>
    /// <param name="hash">The hash itself, not its text.</param>
    /// <exception cref="StorageException">InvalidArgument: an algorithm that this platform does not have, or a hash of another length.</exception>
    public TSelf WithChecksum(HashAlgorithmName algorithm, ReadOnlySpan<byte> hash)
    {
        var checksum = new ContentChecksum(algorithm, hash);
        return Change(() => Settings.Checksum = checksum);
    }
}
