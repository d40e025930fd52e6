namespace Fluent.Buckets.DirectoryTests;

/// <summary>How versions lie in the directory, and what is made of a change that was broken off.</summary>
public sealed class VersionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_versions_lie_in_a_folder_of_their_key_apart_from_the_objects()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        ObjectInfo one = await store.Put("a/b", "one");
        Assert.Equal(["a%/b"], store.Files());

        ObjectInfo two = await store.Put("a/b", "two");
        await store.Put("a/b", "three");

        string folder = Path.Join("%versions", "a%", "b%v");
        Assert.Equal(
            [Path.Join(folder, $"0000000000000001-{one.VersionId}"), Path.Join(folder, $"0000000000000002-{two.VersionId}"), "a%/b"],
            store.Files().Order(StringComparer.Ordinal));
        Assert.Equal(["a/b"], await store.List());
        string oldest = Path.Join(store.BucketFolder, store.Files().Order(StringComparer.Ordinal).First());
        Assert.StartsWith("one{", await File.ReadAllTextAsync(oldest, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_last_version_leaves_is_no_folder()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("a/b", "one");
        await store.Put("a/b", "two");
        await store.Driver.Delete(TestStore.Bucket, "a/b", null, Token);
        foreach (ObjectVersion version in await store.Versions())
        {
            await store.Driver.DeleteVersion(TestStore.Bucket, "a/b", version.Id, Token);
        }

        Assert.Equal([store.Scratch], Directory.EnumerateFileSystemEntries(store.BucketFolder));
        await store.Driver.DeleteBucket(TestStore.Bucket, Token);
    }

    [Fact]
    public async Task A_broken_off_overwrite_has_changed_nothing_and_the_next_one_clears_up()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("k", "one");
        ObjectInfo two = await store.Put("k", "two");
        Leave(store, 2, two.VersionId!);

        Assert.Equal(["two", "one"], await Texts(store));
        Assert.Equal("two", await store.VersionText((await store.Versions("k"))[0]));
        await store.Put("k", "three");

        Assert.Equal(["three", "two", "one"], await Texts(store));
        Assert.Equal(3, store.Files().Count());
    }

    [Fact]
    public async Task A_broken_off_deletion_has_changed_nothing_and_the_next_one_clears_up()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("other", "x");
        await store.Driver.Delete(TestStore.Bucket, "other", null, Token);
        string mark = Directory.EnumerateFiles(Folder(store, "other"), "0000000000000002-*").Single();
        await store.Put("k", "one");
        ObjectInfo two = await store.Put("k", "two");
        Leave(store, 2, two.VersionId!);
        File.Copy(mark, Path.Join(Folder(store, "k"), $"0000000000000003-{Guid.NewGuid():N}"));

        Assert.Equal(["two", "one"], await Texts(store));
        Assert.Equal([true, false], (await store.Versions("k")).Select(version => version.IsLatest));
        await store.Driver.Delete(TestStore.Bucket, "k", null, Token);

        Assert.Equal(["deleted", "two", "one"], await Texts(store));
        Assert.Equal(3, Directory.EnumerateFiles(Folder(store, "k")).Count());
    }

    [Fact]
    public async Task A_mark_whose_deletion_was_broken_off_after_the_object_came_back_is_gone()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        ObjectInfo one = await store.Put("k", "one");
        await store.Driver.Delete(TestStore.Bucket, "k", null, Token);
        string old = Path.Join(Folder(store, "k"), $"0000000000000001-{one.VersionId}");
        File.Copy(old, Path.Join(store.BucketFolder, "k"));

        Assert.Equal("one", await store.Text("k"));
        Assert.Equal(["one"], await Texts(store));
        await store.Driver.DeleteVersion(TestStore.Bucket, "k", one.VersionId!, Token);

        Assert.Empty(store.Files());
        Assert.Null(await store.Info("k"));
    }

    [Fact]
    public async Task A_deletion_of_the_present_version_brings_back_the_one_before()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("a/k", "one");
        ObjectInfo two = await store.Put("a/k", "two");
        await store.Driver.DeleteVersion(TestStore.Bucket, "a/k", two.VersionId!, Token);
        Assert.Equal("one", await store.Text("a/k"));
        Assert.Equal(["a%/k"], store.Files());

        await store.Driver.DeleteVersion(TestStore.Bucket, "a/k", (await store.Info("a/k"))!.VersionId!, Token);
        Assert.Null(await store.Info("a/k"));
        Assert.Empty(await store.Versions());
    }

    [Fact]
    public async Task A_mark_behind_which_the_version_is_gone_brings_nothing_back()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        ObjectInfo one = await store.Put("k", "one");
        await store.Driver.Delete(TestStore.Bucket, "k", null, Token);
        ObjectInfo two = await store.Put("k", "two");
        await store.Driver.Delete(TestStore.Bucket, "k", null, Token);
        await store.Driver.DeleteVersion(TestStore.Bucket, "k", two.VersionId!, Token);

        await store.Driver.DeleteVersion(TestStore.Bucket, "k", (await store.Versions("k"))[0].Id, Token);
        Assert.Null(await store.Info("k"));
        Assert.Equal(["deleted", "one"], await Texts(store));

        await store.Driver.DeleteVersion(TestStore.Bucket, "k", (await store.Versions("k"))[0].Id, Token);
        Assert.Equal(one.VersionId, (await store.Info("k"))!.VersionId);
    }

    [Fact]
    public async Task An_object_from_before_versions_were_kept_becomes_a_version()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        DirectoryDriver plain = store.NewDriver();
        Assert.False(plain.Capabilities.Versions);
        ObjectInfo written = await plain.Write(TestStore.Request("k"), new DirectoryWriter.BytesBody("old"u8.ToArray()), Token);
        Assert.Null(written.VersionId);
        string id = (await store.Info("k"))!.VersionId!;
        Assert.Equal([id], (await store.Versions()).Select(version => version.Id));
        await store.Driver.SetTags(TestStore.Bucket, "k", new Dictionary<string, string> { ["a"] = "b" }, Token);
        Assert.Equal(id, (await store.Info("k"))!.VersionId);

        await store.Put("k", "new");

        Assert.Equal(["new", "old"], await Texts(store));
        Assert.Equal(id, (await store.Versions("k"))[1].Id);
        Assert.Null((await plain.GetInfo(TestStore.Bucket, "k", Token))!.VersionId);
        Assert.Single((await plain.List(new ListRequest { Bucket = TestStore.Bucket, Prefix = "" }, Token)).Entries);
    }

    [Fact]
    public async Task A_store_that_keeps_no_versions_deletes_no_bucket_that_has_some()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("k", "one");
        await store.Driver.Delete(TestStore.Bucket, "k", null, Token);

        StorageException refused = await TestStore.Fails(
            StorageErrorCode.BucketNotEmpty, () => store.NewDriver().DeleteBucket(TestStore.Bucket, Token));
        Assert.Contains("KeepVersions", refused.Message, StringComparison.Ordinal);
        await TestStore.Fails(StorageErrorCode.BucketNotEmpty, () => store.Driver.DeleteBucket(TestStore.Bucket, Token));
    }

    [Fact]
    public async Task Foreign_files_and_links_among_versions_are_neither_listed_nor_followed_nor_deleted()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("k", "one");
        await store.Put("k", "two");
        await File.WriteAllTextAsync(Path.Join(Folder(store, "k"), "notes.txt"), "foreign", Token);
        await File.WriteAllTextAsync(Path.Join(Folder(store, "k"), "0000000000000007-foreign"), "foreign", Token);
        string outside = Directory.CreateTempSubdirectory("fluent-buckets-").FullName;
        Directory.CreateSymbolicLink(Folder(store, "linked"), outside);
        await store.Put("linked", "one");

        Assert.Equal(["two", "one"], await Texts(store));
        await TestStore.Fails(StorageErrorCode.AccessDenied, () => store.Put("linked", "two"));
        Assert.Equal("one", await store.Text("linked"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
        foreach (ObjectVersion version in await store.Versions())
        {
            await store.Driver.DeleteVersion(TestStore.Bucket, version.Key, version.Id, Token);
        }

        await TestStore.Fails(StorageErrorCode.BucketNotEmpty, () => store.Driver.DeleteBucket(TestStore.Bucket, Token));
        Assert.True(File.Exists(Path.Join(Folder(store, "k"), "notes.txt")));
        Directory.Delete(outside);
    }

    [Fact]
    public async Task A_sweep_leaves_versions_and_marks()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        await store.Put("k", "one");
        await store.Put("k", "two");
        await store.Driver.Delete(TestStore.Bucket, "k", null, Token);

        Assert.Equal(0, await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.MaxValue, Token));

        Assert.Equal(["deleted", "two", "one"], await Texts(store));
    }

    [Fact]
    public async Task A_page_of_versions_goes_on_where_the_one_before_ended_whatever_is_written_meanwhile()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        foreach (string text in new[] { "1", "2", "3" })
        {
            await store.Put("a", text);
            await store.Put("b/c", text);
        }

        var request = new VersionListRequest { Bucket = TestStore.Bucket, Prefix = "", PageSize = 2 };
        VersionPage first = await store.Driver.ListVersions(request, Token);
        Assert.Equal(["3", "2"], await Task.WhenAll(first.Versions.Select(store.VersionText)));
        await store.Put("a", "4");
        await store.Driver.DeleteVersion(TestStore.Bucket, "a", first.Versions[1].Id, Token);

        VersionPage second = await store.Driver.ListVersions(request with { PageToken = first.NextPageToken }, Token);

        Assert.Equal([("a", "1"), ("b/c", "3")], await Task.WhenAll(second.Versions.Select(async v => (v.Key, await store.VersionText(v)))));
        await TestStore.Fails(
            StorageErrorCode.InvalidArgument, () => store.Driver.ListVersions(request with { PageToken = "x" }, Token));
    }

    [Fact]
    public async Task Writers_and_deleters_at_once_lose_no_version()
    {
        await using TestStore store = await TestStore.Create(keepVersions: true);
        DirectoryDriver other = store.NewDriver(keepVersions: true);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            DirectoryDriver driver = i % 2 == 0 ? store.Driver : other;
            await driver.Write(TestStore.Request("a/k"), new DirectoryWriter.BytesBody([(byte)i]), Token);
            if (i % 5 == 0)
            {
                await driver.Delete(TestStore.Bucket, "a/k", null, Token);
            }
        }));

        List<ObjectVersion> versions = await store.Versions("a/k", pageSize: 7);
        Assert.Equal(60, versions.Where(version => !version.IsDeletion).Select(version => version.Info!.ETag).Distinct().Count());
        Assert.Equal(60, versions.Count(version => !version.IsDeletion));
        Assert.InRange(versions.Count(version => version.IsDeletion), 1, 12);
        Assert.Equal(versions.Count, versions.Select(version => version.Id).Distinct().Count());
        Assert.Equal(versions.Count, store.Files().Count());
    }

    private static string Folder(TestStore store, string key) => Path.Join(store.BucketFolder, "%versions", key + "%v");

    /// <summary>Puts the present version among the old ones, as an overwrite does before its rename.</summary>
    private static void Leave(TestStore store, long number, string id) =>
        File.Copy(Path.Join(store.BucketFolder, "k"), Path.Join(Folder(store, "k"), $"{number:x16}-{id}"));

    /// <summary>The texts of the versions of <c>k</c>, newest first. A mark is told as deleted.</summary>
    private static async Task<List<string>> Texts(TestStore store)
    {
        var texts = new List<string>();
        foreach (ObjectVersion version in await store.Versions("k"))
        {
            texts.Add(version.IsDeletion ? "deleted" : await store.VersionText(version));
        }

        return texts;
    }
}
