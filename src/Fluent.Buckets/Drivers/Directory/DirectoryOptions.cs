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

    /// <summary>The clock that tells when an object was written and an upload was started.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
