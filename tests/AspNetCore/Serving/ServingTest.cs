using System.Text;

namespace Fluent.Buckets.AspNetCore.Tests.Serving;

/// <summary>An app that serves every object of its bucket at its key.</summary>
public abstract class ServingTest : IAsyncLifetime
{
    private protected static readonly DateTimeOffset Written = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FaultyStoreDriver Driver { get; } = new(new MemoryDriver(new MemoryOptions { TimeProvider = new FixedTime(Written) }));

    private protected WebHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await WebHost.Start(Driver, static app =>
    {
        app.MapMethods("/photos/{**key}", ["GET", "HEAD"], static (Photos photos, string key) => BucketResults.Object(photos.Object(key)));
        app.MapGet("/read-only/{**key}", static (Photos photos, string key) => BucketResults.Object(photos.AsReadOnly().Object(key)));
        app.MapGet("/named/{**key}", static (Photos photos, string key) => BucketResults.Object(photos.Object(key), downloadName: "Über \"uns\".jpg"));
        app.MapGet("/trusted/{**key}", static (Photos photos, string key) => BucketResults.Object(photos.Object(key), isTrusted: true));
        app.MapGet("/cached/{**key}", static (Photos photos, string key, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-store";
            return BucketResults.Object(photos.Object(key));
        });
        app.MapGet("/receipts/{year:int}/{id:int}", static (Receipts receipts, int year, int id) => BucketResults.Object(receipts.Object(year, id)));
    });

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<ObjectInfo> Put(string key, string text, string? type = null)
    {
        UploadOperation upload = Host.Photos.Object(key).Upload(Encoding.UTF8.GetBytes(text), Token);
        return await (type is null ? upload : upload.WithContentType(type));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
