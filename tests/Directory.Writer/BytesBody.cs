namespace Fluent.Buckets.DirectoryWriter;

/// <summary>A body in memory that is handed over as a stream, in small reads.</summary>
public sealed class BytesBody(byte[] bytes, bool tellsLength = true) : ObjectBody
{
    public override long? Length => tellsLength ? bytes.Length : null;

    public override bool CanReplay => true;

    public override Stream Open() => new MemoryStream(bytes, writable: false);
}
