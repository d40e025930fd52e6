using System.Globalization;
using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>A writer process is killed at random moments; what it leaves must be whole versions and sweepable scratch, nothing else.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20_261_128;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Rounds => Environment.GetEnvironmentVariable("FULL") == "1" ? 200 : 20;

    [Fact]
    public async Task Every_object_is_a_whole_version_after_a_kill_at_any_moment()
    {
        output.WriteLine($"directory: seed {Seed}, {Rounds} kills.");
        var random = new Random(Seed);
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

        output.WriteLine($"directory: {completed} versions completed (sum over kills), {leftovers} leftovers seen.");
        await AssertSweepable(store);
    }

    [Fact]
    public async Task Every_version_is_kept_whole_and_once_after_a_kill_at_any_moment()
    {
        output.WriteLine($"directory with versions: seed {Seed}, {Rounds} kills.");
        var random = new Random(Seed);
        await using TestStore store = await TestStore.Create(keepVersions: true);
        int leftovers = 0;
        int deleted = 0;
        for (int round = 0; round < Rounds; round++)
        {
            var progress = new Progress();
            foreach (string key in VersionedContent.Keys)
            {
                progress.Done[key] = progress.Begun[key] = Numbers(await store.Versions(key)).FirstOrDefault();
            }

            await WriteUntilKilled("history", store, progress, random.Next(0, 250));
            foreach (string key in VersionedContent.Keys)
            {
                deleted += await AssertHistory(store, key, progress) ? 0 : 1;
            }

            leftovers += store.Files().Count() - (await store.Versions()).Count;
            Assert.Empty((await store.List()).Except(VersionedContent.Keys));
        }

        output.WriteLine($"directory with versions: {leftovers} leftovers seen among them, {deleted} objects found deleted.");
        await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.MaxValue, Token);
        Assert.Empty(Leftovers(store));
        foreach (string key in VersionedContent.Keys)
        {
            await AssertHistory(store, key, null);
            await store.Put(key);
        }

        // The next change of each key has removed its leftovers: what is there is what is listed.
        Assert.Equal((await store.Versions()).Count, store.Files().Count());
    }

    /// <summary>Asserts that every version from the newest on is there once, and gives whether the object is there.</summary>
    private static async Task<bool> AssertHistory(TestStore store, string key, Progress? progress)
    {
        List<ObjectVersion> versions = await store.Versions(key);
        List<long> numbers = Numbers(versions);
        long newest = numbers.FirstOrDefault();
        if (progress is not null)
        {
            Assert.True(
                newest >= progress.Done[key] && newest <= progress.Begun[key],
                $"{key}: newest version {newest}, completed {progress.Done[key]}, begun {progress.Begun[key]}");
        }

        Assert.Equal(Enumerable.Range(1, (int)newest).Select(number => (long)number).Reverse(), numbers);
        foreach (ObjectVersion version in versions.Where(version => !version.IsDeletion).Take(3))
        {
            await AssertWhole(store, key, version.Id, long.Parse(version.Info!.Metadata![VersionedContent.VersionName], CultureInfo.InvariantCulture));
        }

        ObjectInfo? present = await store.Info(key);
        Assert.Equal(versions.Count == 0 ? [] : [versions[0]], versions.Where(version => version.IsLatest));
        Assert.Equal(present?.VersionId, versions.FirstOrDefault(version => version.IsLatest && !version.IsDeletion)?.Id);
        Assert.Equal(present is null, newest == 0 || versions[0].IsDeletion);
        return present is not null;
    }

    private static List<long> Numbers(List<ObjectVersion> versions) => versions
        .Where(version => !version.IsDeletion)
        .Select(version => long.Parse(version.Info!.Metadata![VersionedContent.VersionName], CultureInfo.InvariantCulture))
        .ToList();

    private static async Task<Progress> WriteUntilKilled(TestStore store, int milliseconds)
    {
        var progress = new Progress();
        foreach (string key in VersionedContent.Keys)
        {
            progress.Done[key] = progress.Begun[key] = await Version(store, key);
        }

        await WriteUntilKilled("overwrite", store, progress, milliseconds);
        return progress;
    }

    private static async Task WriteUntilKilled(string command, TestStore store, Progress progress, int milliseconds)
    {
        using WriterProcess writer = WriterProcess.Start(command, store.Root, TestStore.Bucket);
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

        await AssertWhole(store, key, null, version);
    }

    private static async Task AssertWhole(TestStore store, string key, string? versionId, long version)
    {
        var request = new ReadRequest { Bucket = TestStore.Bucket, Key = key, VersionId = versionId };
        await using ObjectContent content = await store.Driver.Read(request, Token);
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
