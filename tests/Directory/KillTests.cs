using System.Globalization;
using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>A writer process is killed at random moments; what it leaves must be whole versions and sweepable scratch, nothing else.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Rounds => Environment.GetEnvironmentVariable("FULL") == "1" ? 200 : 20;

    [Fact]
    public async Task Every_object_is_a_whole_version_after_a_kill_at_any_moment()
    {
        int seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}, {Rounds} rounds.");
        var random = new Random(seed);
        await using TestStore store = await TestStore.Create();
        int leftovers = 0;
        long completed = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Progress progress = await WriteUntilKilled(store, random.Next(0, 250));
            leftovers += Leftovers(store).Count();
            completed += progress.Done.Values.Sum();
            foreach (string key in VersionedContent.Keys)
            {
                await AssertWhole(store, key, progress);
            }

            Assert.Empty((await store.List()).Except(VersionedContent.Keys));
        }

        output.WriteLine($"{leftovers} leftovers seen, versions completed in all (sum over rounds): {completed}.");
        await AssertSweepable(store);
    }

    private static async Task<Progress> WriteUntilKilled(TestStore store, int milliseconds)
    {
        var progress = new Progress();
        foreach (string key in VersionedContent.Keys)
        {
            progress.Done[key] = progress.Begun[key] = await Version(store, key);
        }

        using WriterProcess writer = WriterProcess.Start("overwrite", store.Root, TestStore.Bucket);
        progress.Add(await writer.ReadLine());
        Task reading = Task.Run(
            async () =>
            {
                while (await writer.ReadLine() is { } line)
                {
                    progress.Add(line);
                }
            },
            Token);
        await Task.Delay(milliseconds, Token);
        writer.Kill();
        await writer.WasKilled();
        await reading;
        return progress;
    }

    private static async Task AssertWhole(TestStore store, string key, Progress progress)
    {
        long version = await Version(store, key);
        Assert.True(
            version >= progress.Done[key] && version <= progress.Begun[key],
            $"{key}: version {version}, completed {progress.Done[key]}, begun {progress.Begun[key]}");
        if (version == 0)
        {
            return;
        }

        await using ObjectContent content = await store.Driver.Read(new ReadRequest { Bucket = TestStore.Bucket, Key = key }, Token);
        using var bytes = new MemoryStream();
        await content.Body.CopyToAsync(bytes, Token);
        Assert.Equal($"{version}", content.Info.Metadata![VersionedContent.VersionName]);
        Assert.Equal($"application/x-version-{version}", content.Info.ContentType);
        Assert.True(VersionedContent.Bytes(key, version).AsSpan().SequenceEqual(bytes.ToArray()), $"{key}: version {version} is torn");
    }

    /// <summary>Everything besides the objects goes with one sweep, once the uploads are aborted.</summary>
    private static async Task AssertSweepable(TestStore store)
    {
        foreach (UploadInfo upload in (await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads)
        {
            await store.Driver.AbortUpload(new UploadReference(TestStore.Bucket, upload.Key, upload.Id), Token);
        }

        int left = Leftovers(store).Count();
        Assert.Equal(left, await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.MaxValue, Token));
        Assert.Empty(Leftovers(store));
        Assert.Equal((await store.List()).Count, store.Files().Count());
    }

    private static IEnumerable<string> Leftovers(TestStore store) => Directory.EnumerateFileSystemEntries(store.Scratch);

    private static async Task<long> Version(TestStore store, string key) =>
        await store.Info(key) is { } info ? long.Parse(info.Metadata![VersionedContent.VersionName], CultureInfo.InvariantCulture) : 0;

    /// <summary>How far the writer says it came.</summary>
    private sealed class Progress
    {
        public Dictionary<string, long> Begun { get; } = [];

        public Dictionary<string, long> Done { get; } = [];

        public void Add(string? line)
        {
            // A kill cuts no line: what is as short as that goes through a pipe whole.
            if (line?.Split('\t') is [var step, var key, var version])
            {
                long number = long.Parse(version, CultureInfo.InvariantCulture);
                (step == "done" ? Done : Begun)[key] = number;
            }
        }
    }
}
