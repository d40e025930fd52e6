using Fluent.Buckets;

namespace FreshApp.FB0004;

internal static class Copies
{
    public static async Task Store(Bucket bucket, Stream source)
    {
        await using ObjectWriter writer = await bucket.Object("rome/1.jpg").OpenWrite();
        await source.CopyToAsync(writer);
    }
}
