namespace Fluent.Buckets;

/// <summary>Options of <see cref="MemoryDriver"/>.</summary>
public sealed class MemoryOptions
{
    /// <summary>
    /// Whether every bucket keeps versions: an overwrite keeps the object before, and a delete leaves a mark. Nothing goes away by itself: delete
    /// versions that are no longer wanted.
    /// </summary>
    /// <value>False by default.</value>
    public bool KeepVersions { get; init; }

    /// <summary>The clock that tells when an object was written.</summary>
    /// <value>The system's clock by default.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
