namespace Fluent.Buckets;

/// <summary>What an upload was given, not yet opened.</summary>
internal abstract class UploadSource
{
    /// <summary>Opens it. Throws InvalidArgument when it cannot be read.</summary>
    public abstract OpenedSource Open();
}

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryUploadSource(ReadOnlyMemory<byte> content) : UploadSource
{
    public override OpenedSource Open() => new OpenedMemory(content);

    private sealed class OpenedMemory(ReadOnlyMemory<byte> content) : OpenedSource(content.Length)
    {
        public override ObjectBody Whole(ProgressCounter progress) => new MemoryBody(content);

        public override ObjectBody Part(long offset, long length) => new MemoryBody(content.Slice((int)offset, (int)length));

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A stream of the caller's, from its current position.</summary>
/// <param name="stream">The stream.</param>
/// <param name="length">How many bytes it gives, as the caller says. Null means that the stream tells, if it can.</param>
internal sealed class StreamUploadSource(Stream stream, long? length = null) : UploadSource
{
    public override OpenedSource Open()
    {
        if (!stream.CanRead)
        {
            throw SourceErrors.Refused("The stream to upload cannot be read: it is closed or for writing only.");
        }

        return new OpenedStream(stream, length ?? (stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null), owned: false);
    }
}

/// <summary>A stream that is open for one upload.</summary>
/// <param name="stream">The stream.</param>
/// <param name="length">How many bytes it has left. Null means not known.</param>
/// <param name="owned">Whether it is closed with the source; the caller's own stream never is.</param>
internal sealed class OpenedStream(Stream stream, long? length, bool owned) : OpenedSource(length)
{
    public override ObjectBody Whole(ProgressCounter progress) => new StreamBody(stream, Length, progress);

    public override ObjectBody? Part(long offset, long length) => null;

    public override ValueTask DisposeAsync() => owned ? stream.DisposeAsync() : ValueTask.CompletedTask;
}
