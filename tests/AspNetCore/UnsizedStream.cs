namespace Fluent.Buckets.AspNetCore.Tests;

/// <summary>A stream that tells no length, so that it is sent in chunks.</summary>
internal sealed class UnsizedStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
