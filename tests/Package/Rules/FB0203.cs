using Fluent.Buckets;

namespace FreshApp.FB0203;

internal static class Films
{
    public static async Task Store(Bucket bucket, string path)
    {
        await bucket.Object("film.mp4").UploadFrom(path).WithPartSize(5_000_000);
    }
}
