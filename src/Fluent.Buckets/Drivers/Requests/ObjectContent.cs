namespace Fluent.Buckets;

/// <summary>An object's content as a driver opened it. Disposing it closes the stream.</summary>
/// <param name="info">What the store knows of the whole object.</param>
/// <param name="offset">The position of the first byte, in bytes from the start of the object.</param>
/// <param name="length">How many bytes the body holds.</param>
/// <param name="body">The bytes.</param>
public sealed class ObjectContent(ObjectInfo info, long offset, long length, Stream body) : IAsyncDisposable
{
    /// <summary>What the store knows of the whole object; its size is the whole object's.</summary>
    public ObjectInfo Info { get; } = info;

    /// <summary>The position of the first byte, in bytes from the start of the object.</summary>
    public long Offset { get; } = offset;

    /// <summary>How many bytes the body holds.</summary>
    public long Length { get; } = length;

    /// <summary>The bytes.</summary>
    public Stream Body { get; } = body;

    /// <summary>Closes the body.</summary>
    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
