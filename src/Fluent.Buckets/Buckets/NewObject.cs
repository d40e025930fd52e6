namespace Fluent.Buckets;

/// <summary>An object that is to be: nothing is stored until an upload, and none ever stores nothing (FB0001).</summary>
public class NewObject : UploadTarget
{
    internal NewObject(Bucket bucket, string key)
        : base(bucket, key)
    {
    }
}
