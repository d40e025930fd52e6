using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>A body that lies in memory.</summary>
internal sealed class MemoryBody(ReadOnlyMemory<byte> content) : ObjectBody
{
    public override long? Length => content.Length;

    public override bool CanReplay => true;

    public override Stream Open() => new ReadOnlyMemoryStream(content);

    public override bool TryGetMemory(out ReadOnlyMemory<byte> memory)
    {
        memory = content;
        return true;
    }
}

/// <summary>A body that is a region of a file.</summary>
internal sealed class FileBody(SafeFileHandle file, string path, long offset, long length, ProgressCounter? progress) : ObjectBody, IFileRegion
{
    public override long? Length => length;

    public override bool CanReplay => true;

    public SafeFileHandle File => file;

    public long Offset => offset;

    public override Stream Open() => OpenAt(0);

    public Stream OpenAt(long position) => new FileRegionStream(file, path, offset, length, progress) { Position = position };

    public void Reached(long position) => progress?.Reached(offset + position);
}

/// <summary>A body that is the caller's stream, which is read once.</summary>
internal sealed class StreamBody(Stream source, long? length, ProgressCounter progress) : ObjectBody
{
    public override long? Length => length;

    public override bool CanReplay => false;

    public override Stream Open() => new SourceStream(source, length, progress);
}
