namespace Fluent.Buckets.OpenStackSwift;

/// <summary>No bytes.</summary>
internal sealed class EmptyBody : ObjectBody
{
    public static EmptyBody Instance { get; } = new();

    public override long? Length => 0;

    public override bool CanReplay => true;

    public override Stream Open() => Stream.Null;

    public override bool TryGetMemory(out ReadOnlyMemory<byte> memory)
    {
        memory = default;
        return true;
    }
}
