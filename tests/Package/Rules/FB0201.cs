using Fluent.Buckets;

namespace FreshApp.FB0201;

internal static class Photos
{
    public static async Task Delete(Bucket bucket)
    {
        await bucket.Object("/rome/1.jpg").Delete();
    }
}
