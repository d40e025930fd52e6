using Fluent.Buckets;

namespace FreshApp.FB0006;

internal static class Reports
{
    public static async Task Store(Bucket bucket, ReadOnlyMemory<byte> rows)
    {
        await using ObjectWriter writer = await bucket.Object("2026.csv").OpenWrite();
        await writer.WriteAsync(rows);
        if (rows.Length > 0)
        {
            await writer.CompleteAsync();
        }
    }
}
