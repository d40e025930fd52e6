using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>Several processes on one directory.</summary>
public sealed class ProcessTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Increments_of_two_processes_lose_no_update()
    {
        await using TestStore store = await TestStore.Create();
        using WriterProcess one = WriterProcess.Start("increment", store.Root, TestStore.Bucket, "deep/counter", "100");
        using WriterProcess two = WriterProcess.Start("increment", store.Root, TestStore.Bucket, "deep/counter", "100");
        await Task.WhenAll(one.Succeeds(), two.Succeeds());

        Assert.Equal("200", (await store.Info("deep/counter"))!.Metadata![VersionedContent.VersionName]);
        Assert.Equal(["deep/counter"], await store.List());
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Scratch));
    }

    [Fact]
    public async Task Increments_of_two_processes_lose_no_version()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        using WriterProcess one = WriterProcess.Start("versions", store.Root, TestStore.Bucket, "deep/counter", "50");
        using WriterProcess two = WriterProcess.Start("versions", store.Root, TestStore.Bucket, "deep/counter", "50");
        await Task.WhenAll(one.Succeeds(), two.Succeeds());

        List<ObjectVersion> versions = await store.Versions("deep/counter", pageSize: 30);
        Assert.Equal(
            Enumerable.Range(1, 100).Reverse().Select(number => $"{number}"),
            versions.Select(version => version.Info!.Metadata![VersionedContent.VersionName]));
        Assert.Equal(100, versions.Select(version => version.Id).Distinct().Count());
        Assert.Equal(100, store.Files().Count());
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Scratch));
    }

    [Fact]
    public async Task A_bucket_that_another_process_writes_to_is_deleted_whole_or_not()
    {
        await using TestStore store = await TestStore.Create();
        using WriterProcess writer = WriterProcess.Start("churn", store.Root, TestStore.Bucket, "deep/er/key");
        Assert.NotNull(await writer.ReadLine());
        int deleted = 0;
        for (int i = 0; i < 100; i++)
        {
            try
            {
                await store.Driver.DeleteBucket(TestStore.Bucket, Token);
                deleted++;
                await Task.Delay(2, Token);
                Assert.False(Directory.Exists(store.BucketFolder), "The bucket came back.");
                await store.Driver.CreateBucket(TestStore.Bucket, Token);
            }
            catch (StorageException exception) when (exception.Code == StorageErrorCode.BucketNotEmpty)
            {
                await Task.Delay(1, Token);
            }
        }

        writer.Kill();
        await writer.WasKilled();
        Assert.True(deleted > 0);
    }

    [Fact]
    public async Task A_lock_keeps_others_out_until_it_is_released()
    {
        await using TestStore store = await TestStore.Create();
        string folder = Path.Join(store.Root, "%locks");
        var mine = new StripeLocks(folder);
        var others = new StripeLocks(folder);
        IDisposable held = await mine.Take("photos", "k", Token);

        using var brief = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mine.Take("photos", "k", brief.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => others.Take("photos", "k", brief.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => others.TakeAll(brief.Token));

        Task<IDisposable> waiting = others.Take("photos", "k", Token);
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        (await waiting).Dispose();
        (await others.TakeAll(Token)).Dispose();
        Assert.Equal(StripeLocks.Count, Directory.EnumerateFiles(folder).Count());
    }

    [Fact]
    public void A_key_belongs_to_the_same_lock_in_every_version()
    {
        Assert.Equal(
            (49, 48, 43), (StripeLocks.StripeOf("photos", ""), StripeLocks.StripeOf("photos", "k"), StripeLocks.StripeOf("photos", "a/名")));
        int[] spread = [.. Enumerable.Range(0, 6400).Select(i => StripeLocks.StripeOf("photos", $"{i}"))];
        Assert.All(Enumerable.Range(0, StripeLocks.Count), stripe => Assert.InRange(spread.Count(value => value == stripe), 50, 150));
    }
}
