namespace Fluent.Buckets;

/// <summary>The content of a stored object as the body of a write.</summary>
/// <param name="file">The object, open; closed with the body's stream.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="bucket">The bucket's name, for messages.</param>
internal sealed class ObjectFileBody(ObjectFile file, string store, string bucket) : ObjectBody
{
    public override long? Length => file.Info.Size;

    public override bool CanReplay => false;

    public override Stream Open() => new ObjectFileStream(file, store, bucket, 0, file.Info.Size);
}
