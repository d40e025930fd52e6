namespace Fluent.Buckets;

/// <summary>Options of <see cref="DirectoryDriver"/>.</summary>
public sealed class DirectoryOptions
{
    /// <summary>The path of the directory. It is created with the first bucket.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// Whether a change is on the disk before its operation ends, so that it outlives a power failure. False is faster, and still safe
    /// when only the process dies.
    /// </summary>
    /// <value>True by default.</value>
    public bool FlushToDisk { get; init; } = true;

    /// <summary>
    /// Whether every bucket keeps versions: an overwrite keeps the object before, and a delete leaves a mark. Nothing goes away by itself: delete
    /// versions that are no longer wanted. Open the directory with the same choice everywhere: one who says false overwrites and deletes for good.
    /// The file system must have hard links.
    /// </summary>
    /// <value>False by default.</value>
    public bool KeepVersions { get; init; }

    /// <summary>
    /// The key that URLs are signed with: at least 32 random bytes, secret, and of this store alone; copied. Empty means that no URL is signed.
    /// </summary>
    /// <value>Empty by default.</value>
    public ReadOnlyMemory<byte> SigningKey { get; init; }

    /// <summary>
    /// What signed URLs start with: the address, by HTTP or HTTPS and without query, where a server answers them with a
    /// <see cref="SignedUrlVerifier"/>. It comes with <see cref="SigningKey"/>.
    /// </summary>
    /// <value>Null by default.</value>
    public Uri? BaseUrl { get; init; }

    /// <summary>The clock that tells when an object was written, an upload was started and a signed URL expires.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
