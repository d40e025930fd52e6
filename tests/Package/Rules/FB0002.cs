using Fluent.Buckets;

namespace FreshApp.FB0002;

internal static class Uploads
{
    public static async Task Store(Bucket bucket, string first, string second)
    {
        bucket.Object("rome/1.jpg").UploadFrom(first);
        await bucket.Object("rome/2.jpg").UploadFrom(second);
    }
}
