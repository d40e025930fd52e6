namespace Fluent.Buckets;

/// <summary>One version of an object of another store as what an upload reads: whole or in regions at once, straight from its store.</summary>
internal sealed class ObjectUploadSource(ObjectPlace place, ObjectInfo version) : UploadSource
{
    public override OpenedSource Open() => new OpenedObject(place, version);

    private sealed class OpenedObject(ObjectPlace place, ObjectInfo version) : OpenedSource(version.Size)
    {
        public override ObjectBody Whole(ProgressCounter progress) => new VersionBody(place, version, null, version.Size);

        public override ObjectBody Part(long offset, long length) =>
            new VersionBody(place, version, ByteRange.Between(offset, offset + length), length);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class VersionBody(ObjectPlace place, ObjectInfo version, ByteRange? range, long length) : ObjectBody
    {
        public override long? Length => length;

        public override bool CanReplay => true;

        public override Stream Open() => new VersionStream(place, version, range, length);
    }
}
