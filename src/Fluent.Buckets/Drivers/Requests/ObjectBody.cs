namespace Fluent.Buckets;

/// <summary>The bytes of one request. Says whether they can be read again, so that a driver knows whether it may send the request twice.</summary>
public abstract class ObjectBody
{
    /// <summary>The length in bytes. Null means not known before the end; such a body comes only to stores that take it.</summary>
    public abstract long? Length { get; }

    /// <summary>Whether <see cref="Open"/> may be called more than once and gives the same bytes each time.</summary>
    public abstract bool CanReplay { get; }

    /// <summary>Opens the bytes at their start. The driver disposes the stream; the caller's own stream stays open.</summary>
    public abstract Stream Open();

    /// <summary>The bytes when they are in memory already, for drivers that need no stream.</summary>
    /// <param name="memory">The bytes; valid until the request ends.</param>
    public virtual bool TryGetMemory(out ReadOnlyMemory<byte> memory)
    {
        memory = default;
        return false;
    }
}
