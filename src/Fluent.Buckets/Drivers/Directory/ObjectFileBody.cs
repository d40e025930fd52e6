using Microsoft.Win32.SafeHandles;

namespace Fluent.Buckets;

/// <summary>The content of a stored object as the body of a write.</summary>
/// <param name="file">The object, open; closed with the body's stream.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="bucket">The bucket's name, for messages.</param>
internal sealed class ObjectFileBody(ObjectFile file, string store, string bucket) : ObjectBody, IFileRegion
{
    public override long? Length => file.Info.Size;

    public override bool CanReplay => false;

    public SafeFileHandle File => file.Handle;

    public long Offset => 0;

    public override Stream Open() => OpenAt(0);

    public Stream OpenAt(long position) => new ObjectFileStream(file, store, bucket, position, file.Info.Size - position);

    public void Reached(long position)
    {
        // Nobody watches a copy within the store.
    }
}
