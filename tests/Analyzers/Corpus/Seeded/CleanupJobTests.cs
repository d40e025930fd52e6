using Fluent.Buckets;
using Xunit;

namespace Uploads.Tests;

public static class CleanupJob
{
    public static async Task<int> Run(Bucket bucket, Func<ObjectInfo, bool> isGarbage)
    {
        var garbage = new List<string>();
        await foreach (ObjectInfo info in bucket.List())
        {
            if (isGarbage(info))
            {
                garbage.Add(info.Key);
            }
        }

        await bucket.DeleteMany(garbage);
        return garbage.Count;
    }
}

public sealed class CleanupJobTests : IAsyncLifetime
{
    private readonly ObjectStore _store = ObjectStore.Open("memory:");
    private Bucket _bucket = null!;

    public async ValueTask InitializeAsync() => _bucket = await _store.CreateBucket("uploads");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Deletes_garbage()
    {
        await _bucket.Object("keep.txt").UploadText("1");
        await _bucket.Object("drop.tmp").UploadText("2");

        int deleted = await CleanupJob.Run(_bucket, info => info.Key.EndsWith(".tmp", StringComparison.Ordinal));

        Assert.Equal(1, deleted);
        Assert.False(await _bucket.Object("drop.tmp").Exists());
        Assert.True(await _bucket.Object("keep.txt").Exists());
    }

    [Fact]
    public async Task Deletes_empty_files()
    {
        _bucket.Create("empty.txt"); // expect FB0001
        await _bucket.Object("full.txt").UploadText("text");

        await CleanupJob.Run(_bucket, info => info.Size == 0);

        Assert.False(await _bucket.Object("empty.txt").Exists());
        Assert.Equal(4, (await _bucket.Object("full.txt").GetInfo()).Size);
    }

    [Fact]
    public async Task Does_nothing_in_an_empty_bucket() => Assert.Equal(0, await CleanupJob.Run(_bucket, _ => true));
}
