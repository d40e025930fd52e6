namespace Fluent.Buckets.AzureBlobs;

/// <summary>The content of one read as the body of one write. It is read once.</summary>
internal sealed class ContentBody(ObjectContent content) : ObjectBody
{
    public override long? Length => content.Length;

    public override bool CanReplay => false;

    public override Stream Open() => content.Body;
}
