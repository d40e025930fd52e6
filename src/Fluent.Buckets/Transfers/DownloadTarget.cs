namespace Fluent.Buckets;

/// <summary>Where a download goes.</summary>
internal abstract class DownloadTarget
{
    /// <summary>Opens it. Throws InvalidArgument, before any request, when it cannot be written.</summary>
    public abstract OpenedTarget Open();

    public static StorageException Failed(string target, Exception fault) =>
        new(StorageErrorCode.TargetFailed, $"Writing {target} failed: {fault.Message}", fault);
}

/// <summary>A download's place, opened. Disposing it before <see cref="Commit"/> leaves a file as it was.</summary>
internal abstract class OpenedTarget : IAsyncDisposable
{
    /// <summary>Whether <see cref="WriteAt"/> takes bytes at any position, and from many at once.</summary>
    public abstract bool TakesAnyOrder { get; }

    /// <summary>Writes bytes at a position, which is where the last ones ended unless <see cref="TakesAnyOrder"/>.</summary>
    public abstract ValueTask WriteAt(long position, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Makes what was written final.</summary>
    public virtual ValueTask Commit() => ValueTask.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
