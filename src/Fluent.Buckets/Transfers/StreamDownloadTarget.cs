namespace Fluent.Buckets;

/// <summary>A stream of the caller's, written from its current position and never closed.</summary>
internal sealed class StreamDownloadTarget(Stream stream) : DownloadTarget
{
    public override OpenedTarget Open() => stream.CanWrite
        ? new OpenedStreamTarget(stream)
        : throw SourceErrors.Refused("The stream to download to cannot be written: it is closed or for reading only.");

    private sealed class OpenedStreamTarget(Stream stream) : OpenedTarget
    {
        public override bool TakesAnyOrder => false;

        public override async ValueTask WriteAt(long position, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            try
            {
                await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (SourceErrors.IsFault(fault))
            {
                throw Failed("the stream", fault);
            }
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
