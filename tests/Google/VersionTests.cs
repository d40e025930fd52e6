using System.Globalization;
using System.Net.Http.Json;
using Google.Apis.Http;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Versions, tiers and keys of Cloud KMS.</summary>
public sealed class VersionTests
{
    [Fact]
    public async Task Versions_are_listed_newest_first_and_read_copied_and_deleted_one_by_one()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await NewVersionedBucket(test);
        string first = (await bucket.Object("a").UploadText("first", TestStore.Token)).VersionId!;
        string second = (await bucket.Object("a").UploadText("second", TestStore.Token)).VersionId!;
        await bucket.Object("ab").UploadText("other", TestStore.Token);

        VersionPage page = await test.Driver.ListVersions(
            new VersionListRequest { Bucket = bucket.Name, Prefix = "a", Key = "a" }, TestStore.Token);

        Assert.Equal([(second, true), (first, false)], page.Versions.Select(version => (version.Id, version.IsLatest)));
        Assert.Null(page.NextPageToken);
        Assert.Equal("first", await ReadText(test, bucket, "a", first));
        Assert.Equal(5, (await test.Driver.GetVersion(bucket.Name, "a", first, TestStore.Token))!.Size);
        await test.Driver.Copy(
            new CopyRequest { SourceBucket = bucket.Name, SourceKey = "a", SourceVersionId = first, TargetBucket = bucket.Name, TargetKey = "copy" }, TestStore.Token);
        Assert.Equal("first", await bucket.Object("copy").ReadText(TestStore.Token));

        await test.Driver.DeleteVersion(bucket.Name, "a", first, TestStore.Token);
        await test.Driver.DeleteVersion(bucket.Name, "a", first, TestStore.Token);
        await test.Driver.DeleteVersion(bucket.Name, "a", "no generation", TestStore.Token);

        Assert.Null(await test.Driver.GetVersion(bucket.Name, "a", first, TestStore.Token));
        Assert.Null(await test.Driver.GetVersion(bucket.Name, "a", "no generation", TestStore.Token));
        await Fails.With(StorageErrorCode.ObjectNotFound, () => ReadText(test, bucket, "a", first));
        Assert.Equal("second", await bucket.Object("a").ReadText(TestStore.Token));
    }

    [Fact]
    public async Task A_page_of_versions_ends_where_a_key_ends()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await NewVersionedBucket(test);
        (string Key, int Count)[] written = [("a", 700), ("b", 1200), ("c", 2)];
        foreach ((string key, int count) in written)
        {
            for (int i = 0; i < count; i++)
            {
                await bucket.Object(key).Upload(ReadOnlyMemory<byte>.Empty, TestStore.Token);
            }
        }

        var all = new List<ObjectVersion>();
        string? token = null;
        do
        {
            VersionPage page = await test.Driver.ListVersions(
                new VersionListRequest { Bucket = bucket.Name, Prefix = string.Empty, PageToken = token }, TestStore.Token);
            all.AddRange(page.Versions);
            token = page.NextPageToken;
        }
        while (token is not null);

        Assert.Equal(written, all.GroupBy(version => version.Key).Select(key => (key.Key, key.Count())));
        Assert.All(all.GroupBy(version => version.Key), key =>
        {
            Assert.Equal(key.OrderByDescending(version => long.Parse(version.Id, CultureInfo.InvariantCulture)), key);
            Assert.Equal([true], key.Select(version => version.IsLatest).Where(latest => latest));
        });
    }

    [Fact]
    public async Task A_tier_is_given_with_a_write_or_a_start_and_changed_later()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        WriteRequest Request(string key, StorageTier tier) => new()
        {
            Bucket = bucket.Name,
            Key = key,
            Headers = new ContentHeaders { ContentType = "text/css", CacheControl = "no-cache" },
            Metadata = new Dictionary<string, string> { ["a"] = "ü" },
            Tier = tier,
        };
        await test.Driver.Write(Request("a", StorageTier.Cool), new TextBody("content"), TestStore.Token);
        string id = await test.Driver.StartUpload(Request("b", StorageTier.Archive), TestStore.Token);
        var upload = new UploadReference(bucket.Name, "b", id);
        UploadedPart part = await test.Driver.UploadPart(upload, 1, new TextBody("content"), TestStore.Token);
        await test.Driver.CompleteUpload(upload, Request("b", StorageTier.Archive), [part], TestStore.Token);
        Assert.Equal((StorageTier.Cool, StorageTier.Archive), ((await bucket.Object("a").GetInfo(TestStore.Token)).Tier, (await bucket.Object("b").GetInfo(TestStore.Token)).Tier));

        await test.Driver.SetTier(bucket.Name, "a", StorageTier.Cold, TestStore.Token);

        ObjectInfo info = await bucket.Object("a").GetInfo(TestStore.Token);
        Assert.Equal((StorageTier.Cold, "text/css", "no-cache"), (info.Tier, info.ContentType, info.CacheControl));
        Assert.Equal([new("a", "ü")], info.Metadata);
        Assert.Equal("content", await bucket.Object("a").ReadText(TestStore.Token));
        await Fails.With(StorageErrorCode.ObjectNotFound, () => test.Driver.SetTier(bucket.Name, "missing", StorageTier.Cold, TestStore.Token));
        await Fails.With(StorageErrorCode.InvalidArgument, () => test.Driver.SetTier(bucket.Name, "a", new StorageTier("FREEZING"), TestStore.Token));
    }

    [Fact]
    public async Task Everything_is_written_with_the_key_of_the_options()
    {
        const string Key = "projects/p/locations/eu/keyRings/r/cryptoKeys/k";
        await using TestStore test = await TestStore.Start(options => options.KmsKeyName = Key);
        Bucket bucket = await test.NewBucket();
        await bucket.Object("one").UploadText("x", TestStore.Token);
        await bucket.Object("resumable").UploadFrom(Bodies.Unseekable(Bodies.Random(9 * Bodies.MiB)), TestStore.Token).WithParallelism(1);
        await bucket.Object("parts").UploadFrom(Bodies.Unseekable(Bodies.Random(9 * Bodies.MiB)), TestStore.Token).WithPartSize(5 * Bodies.MiB);
        await bucket.Object("one").CopyTo("copy", TestStore.Token);

        var client = test.Store.Native<ConfigurableHttpClient>();
        foreach (string key in (string[])["one", "resumable", "parts", "copy"])
        {
            string resource = await client.GetStringAsync(
                new Uri(test.Server.Endpoint, $"/storage/v1/b/{bucket.Name}/o/{key}?fields=kmsKeyName"), TestStore.Token);
            Assert.Contains(Key, resource, StringComparison.Ordinal);
        }
    }

    private static async Task<Bucket> NewVersionedBucket(TestStore test)
    {
        Bucket bucket = await test.NewBucket();
        using HttpResponseMessage answer = await test.Store.Native<ConfigurableHttpClient>().PatchAsync(
            new Uri(test.Server.Endpoint, $"/storage/v1/b/{bucket.Name}"),
            JsonContent.Create(new { versioning = new { enabled = true } }),
            TestStore.Token);
        answer.EnsureSuccessStatusCode();
        return bucket;
    }

    private static async Task<string> ReadText(TestStore test, Bucket bucket, string key, string version)
    {
        await using ObjectContent content = await test.Driver.Read(
            new ReadRequest { Bucket = bucket.Name, Key = key, VersionId = version }, TestStore.Token);
        using var reader = new StreamReader(content.Body);
        return await reader.ReadToEndAsync(TestStore.Token);
    }

    private sealed class TextBody(string text) : ObjectBody
    {
        private readonly byte[] _bytes = System.Text.Encoding.UTF8.GetBytes(text);

        public override long? Length => _bytes.Length;

        public override bool CanReplay => true;

        public override Stream Open() => new MemoryStream(_bytes);
    }
}
