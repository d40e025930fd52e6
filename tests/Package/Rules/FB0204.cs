using Fluent.Buckets;

namespace FreshApp.FB0204;

internal static class Photos
{
    public static async Task Store(Bucket bucket, string path)
    {
        await bucket.Object("rome/1.jpg").UploadFrom(path).WithMetadata("camera-model", "x100");
    }
}
