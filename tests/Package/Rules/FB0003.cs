using Fluent.Buckets;

namespace FreshApp.FB0003;

internal static class Photos
{
    public static async Task Delete(Bucket bucket)
    {
        bucket.Object("rome/1.jpg");
        await bucket.Object("rome/2.jpg").Delete();
    }
}
