using Fluent.Buckets;

namespace FreshApp.FB0005;

internal static class Downloads
{
    public static async Task Send(Bucket bucket, Stream target)
    {
        ObjectReader photo = await bucket.Object("rome/1.jpg").OpenRead();
        await photo.CopyToAsync(target);
    }
}
