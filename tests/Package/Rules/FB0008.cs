using Fluent.Buckets;

namespace FreshApp.FB0008;

internal static class Cleaning
{
    public static async Task Delete(Bucket bucket, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (string key in keys)
        {
            await bucket.Object(key).Delete(cancellationToken);
        }
    }
}
