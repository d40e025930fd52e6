namespace Fluent.Buckets.Conformance;

/// <summary>Versions of an object: what overwrites and deletes keep, and how it is read, brought back and removed for good.</summary>
public abstract class VersionTests(StoreHarness harness) : ConformanceTest(harness)
{
    private protected override bool NeedsNewBucket => true;

    [Fact]
    public async Task An_overwrite_keeps_the_version_before()
    {
        if (await Missing())
        {
            return;
        }

        await Put("a", "one");
        await Put("a", "two");
        await Put("a", "three");

        List<ObjectVersion> versions = await Versions("a");
        Assert.Equal(["three", "two", "one"], await Texts("a"));
        Assert.Equal(3, versions.Select(version => version.Id).Distinct().Count());
        Assert.Equal([true, false, false], versions.Select(version => version.IsLatest));
        Assert.All(versions, version => Assert.Equal(("a", "a", false), (version.Key, version.Info!.Key, version.IsDeletion)));
        Assert.Equal([5L, 3L, 3L], versions.Select(version => version.Info!.Size));
        Assert.Equal(versions[0].Id, (await Bucket.Object("a").GetInfo(Token)).VersionId);
        Assert.Equal("three", await Get("a"));
        Assert.Equal(["a"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Every_way_of_writing_makes_a_version()
    {
        if (await Missing())
        {
            return;
        }

        BucketObject target = Bucket.Object("a");
        await Put("a", "first");
        await Put("other", "copied");
        using (var source = new SourceStream("streamed"u8.ToArray()))
        {
            await target.UploadFrom(source, Token);
        }

        await using (ObjectWriter writer = await target.OpenWrite(Token))
        {
            await writer.WriteAsync("written"u8.ToArray(), Token);
            await writer.CompleteAsync(Token);
        }

        await Bucket.Object("other").CopyTo(target, Token);
        await Bucket.Object("other").MoveTo(target, Token);
        MultipartUpload upload = await target.StartUpload(Token);
        await upload.Complete([await upload.UploadPart(1, "in parts"u8.ToArray(), Token)], Token);

        Assert.Equal(["in parts", "copied", "copied", "written", "streamed", "first"], await Texts("a"));
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_version_is_read_by_every_verb_as_it_was()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a.json").UploadJson(new Person("Ada", 36), TestJson.Default.Person, Token)
            .WithContentType("text/css").WithCacheControl("max-age=7").WithMetadata("camera", "x100 ü");
        ObjectInfo old = await Bucket.Object("a.json").GetInfo(Token);
        string text = await Get("a.json");
        await Bucket.Object("a.json").UploadText("a longer text than before", Token).WithMetadata("other", "1");
        BucketObjectVersion version = await Oldest("a.json");
        string path = Path.Combine(Folder, "a.json");
        using var stream = new MemoryStream();

        Assert.True(await version.Exists(Token));
        ObjectInfo info = await version.GetInfo(Token);
        Assert.Equal(
            ("a.json", version.Id, old.Size, old.ETag, "text/css", "max-age=7"),
            (info.Key, info.VersionId, info.Size, info.ETag, info.ContentType, info.CacheControl));
        Assert.Equal([new("camera", "x100 ü")], info.Metadata);
        Assert.Equal(info.ETag, (await version.TryGetInfo(Token))!.ETag);
        Assert.Equal(text, await version.ReadText(Token));
        Assert.Equal(text.Length, (await version.ReadBytes(Token)).Length);
        Assert.Equal(new Person("Ada", 36), await version.ReadJson(TestJson.Default.Person, Token));
        Assert.Equal(old.ETag, (await version.DownloadTo(path, Token)).ETag);
        Assert.Equal(text, await File.ReadAllTextAsync(path, Token));
        await version.DownloadTo(stream, Token);
        Assert.Equal(text.Length, stream.Length);
        await using ObjectReader reader = await version.OpenRead(Token);
        Assert.Equal(("a.json", old.ETag, old.Size), (reader.Info.Key, reader.Info.ETag, reader.Length));
    }

    [Fact]
    public async Task Ranges_and_conditions_hold_for_a_version()
    {
        if (await Missing())
        {
            return;
        }

        string old = (await Put("a", "0123456789")).ETag;
        string present = (await Put("a", "present")).ETag;
        BucketObjectVersion version = await Oldest("a");

        Assert.Equal("234", await version.ReadText(Token).Range(2, 5));
        Assert.Equal("89", await version.ReadText(Token).Last(2));
        Assert.Equal("789", await version.ReadText(Token).FromOffset(7));
        await Expect.Error(StorageErrorCode.InvalidArgument, Bucket.Object("a"), async () => await version.ReadText(Token).FromOffset(11));
        if (Store.Capabilities.Conditions.HasFlag(StoreConditions.ReadIfMatch | StoreConditions.ReadIfNoneMatch))
        {
            Assert.Equal("0123456789", await version.ReadText(Token).IfMatch(old));
            await Expect.Error(StorageErrorCode.PreconditionFailed, Bucket.Object("a"), async () => await version.ReadText(Token).IfMatch(present));
            await Expect.Error(StorageErrorCode.NotModified, Bucket.Object("a"), async () => await version.ReadText(Token).IfNoneMatch(old));
        }
    }

    [Fact]
    public async Task A_long_version_downloads_whole()
    {
        if (await Missing())
        {
            return;
        }

        byte[] old = Bodies.Random((2 * Bodies.DefaultPart) + 12_345);
        await Bucket.Object("a").Upload(old, Token);
        await Put("a", "short");
        string path = Path.Combine(Folder, "a");

        await (await Oldest("a")).DownloadTo(path, Token);

        Expect.SameBytes(old, await File.ReadAllBytesAsync(path, Token));
    }

    [Fact]
    public async Task A_deleted_object_keeps_its_versions()
    {
        if (await Missing())
        {
            return;
        }

        await Put("a", "one");
        await Put("a", "two");

        await Bucket.Object("a").Delete(Token);

        Assert.False(await Bucket.Object("a").Exists(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await Get("a"));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
        Assert.Equal(["two", "one"], await Texts("a"));
        List<ObjectVersion> versions = await Versions("a");
        Assert.Equal(Store.Capabilities.DeletionMarks ? 3 : 2, versions.Count);
        Assert.Equal(versions.Where(version => version.IsDeletion), versions.Where(version => version.IsLatest));
    }

    [Fact]
    public async Task The_mark_of_a_deletion_is_nothing_to_read_and_deleting_it_brings_the_object_back()
    {
        if (await Missing() || !Store.Capabilities.DeletionMarks)
        {
            return;
        }

        await Put("a", "one");
        await Bucket.Object("a").Delete(Token);
        ObjectVersion first = (await Versions("a"))[0];
        Assert.Equal(("a", true, true), (first.Key, first.IsDeletion, first.IsLatest));
        BucketObjectVersion mark = Bucket.Object("a").Version(first.Id);

        Assert.False(await mark.Exists(Token));
        Assert.Null(await mark.TryGetInfo(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await mark.GetInfo(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await mark.ReadText(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await mark.CopyTo("b", Token));

        await mark.Delete(Token);

        Assert.Equal("one", await Get("a"));
        Assert.Equal([(false, true)], (await Versions("a")).Select(version => (version.IsDeletion, version.IsLatest)));
        Assert.Equal(["a"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task A_write_after_a_deletion_goes_on_with_the_versions()
    {
        if (await Missing())
        {
            return;
        }

        await Put("a", "one");
        await Bucket.Object("a").Delete(Token);
        if (Harness.RefusesConditionsOnVersions)
        {
            await Expect.Error(StorageErrorCode.NotSupported, async () => await Bucket.Object("a").UploadText("x", Token).IfAbsent());
            await Expect.Error(StorageErrorCode.NotSupported, async () => await Bucket.Object("a").UploadText("x", Token).IfMatch("e"));
            await Put("a", "two");
        }
        else if (Store.Capabilities.Conditions.HasFlag(StoreConditions.WriteIfAbsent))
        {
            await Bucket.Object("a").UploadText("two", Token).IfAbsent();
            await Expect.Error(
                StorageErrorCode.PreconditionFailed, Bucket.Object("a"), async () => await Bucket.Object("a").UploadText("x", Token).IfAbsent());
        }
        else
        {
            await Put("a", "two");
        }

        Assert.Equal("two", await Get("a"));
        Assert.Equal(["two", "one"], await Texts("a"));
        Assert.Equal("two", await Bucket.Object("a").Version((await Versions("a"))[0].Id).ReadText(Token));
        Assert.Equal([true, .. Enumerable.Repeat(false, (await Versions("a")).Count - 1)], (await Versions("a")).Select(version => version.IsLatest));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_of_a_version_to_its_own_key_restores_it(bool deleted)
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a").UploadText("one", Token).WithContentType("text/css").WithMetadata("camera", "x100");
        await Put("a", "two");
        BucketObjectVersion version = await Oldest("a");
        if (deleted)
        {
            await Bucket.Object("a").Delete(Token);
        }

        ObjectInfo restored = await version.CopyTo("a", Token);

        ObjectInfo info = await Bucket.Object("a").GetInfo(Token);
        Assert.Equal("one", await Get("a"));
        Assert.Equal(("a", 3L, restored.ETag, "text/css"), (info.Key, info.Size, info.ETag, info.ContentType));
        Assert.Equal([new("camera", "x100")], info.Metadata);
        Assert.Equal(["one", "two", "one"], await Texts("a"));
        Assert.Equal("one", await version.ReadText(Token));
    }

    [Fact]
    public async Task A_version_is_copied_to_another_key_and_to_another_store()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a").UploadText("one", Token).WithMetadata("camera", "x100");
        await Put("a", "two");
        BucketObjectVersion version = await Oldest("a");
        await using var other = new ObjectStore(new MemoryDriver());
        await other.Bucket("elsewhere").CreateBucket(Token);

        ObjectInfo inside = await version.CopyTo("folder/b", Token);
        ObjectInfo across = await version.CopyTo(other.Bucket("elsewhere").Object("c"), Token);

        Assert.Equal(("folder/b", 3L), (inside.Key, inside.Size));
        Assert.Equal("one", await Get("folder/b"));
        Assert.Equal(("c", 3L), (across.Key, across.Size));
        Assert.Equal("one", await other.Bucket("elsewhere").Object("c").ReadText(Token));
        Assert.Equal([new("camera", "x100")], (await other.Bucket("elsewhere").Object("c").GetInfo(Token)).Metadata);
        Assert.Equal("two", await Get("a"));
    }

    [Fact]
    public async Task A_version_is_deleted_for_good_and_the_others_stay()
    {
        if (await Missing())
        {
            return;
        }

        await Put("a", "one");
        await Put("a", "two");
        await Put("a", "three");
        BucketObjectVersion middle = Bucket.Object("a").Version((await Versions("a"))[1].Id);

        await middle.Delete(Token);
        await middle.Delete(Token);

        Assert.Equal(["three", "one"], await Texts("a"));
        Assert.Equal("three", await Get("a"));
        Assert.False(await middle.Exists(Token));
        Assert.Null(await middle.TryGetInfo(Token));
        StorageException error = await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await middle.GetInfo(Token));
        Assert.Contains(middle.Id, error.Message, StringComparison.Ordinal);
        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await middle.ReadText(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, Bucket.Object("a"), async () => await middle.CopyTo("b", Token));
        Assert.False(await Bucket.Object("b").Exists(Token));
    }

    [Fact]
    public async Task A_change_of_the_present_object_leaves_old_versions_as_they_were()
    {
        if (await Missing())
        {
            return;
        }

        UploadOperation first = Bucket.Object("a").UploadText("one", Token).WithMetadata("camera", "old");
        await (Store.Capabilities.Tags ? first.WithTag("tag", "old") : first);
        await Put("a", "two");
        BucketObjectVersion version = await Oldest("a");
        if (Store.Capabilities.SetsMetadata)
        {
            await Bucket.Object("a").SetMetadata([new("camera", "new")], Token);
        }

        if (Store.Capabilities.Tags)
        {
            await Bucket.Object("a").SetTags([new("tag", "new")], Token);
            Assert.Equal([new("tag", "old")], await version.GetTags(Token));
            Assert.Equal([new("tag", "new")], await Bucket.Object("a").GetTags(Token));
        }
        else
        {
            await Expect.Error(StorageErrorCode.NotSupported, async () => await version.GetTags(Token));
        }

        if (Store.Capabilities.Appends)
        {
            await Bucket.Object("a").AppendText(" and more", Token);
        }

        Assert.Equal("one", await version.ReadText(Token));
        Assert.Equal([new("camera", "old")], (await version.GetInfo(Token)).Metadata);
    }

    [Fact]
    public async Task Versions_of_many_keys_come_key_by_key_newest_first_over_all_pages()
    {
        if (await Missing())
        {
            return;
        }

        string[] keys = ["a", "a/b", "ab", "folder/c", "folder/d", "z"];
        for (int round = 1; round <= 3; round++)
        {
            int number = round;
            await keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).UploadText($"{key} {number}", Token)).WhenAll(8, Token);
        }

        foreach (int? size in new int?[] { null, 1, 2, 4 })
        {
            VersionListing listing = Bucket.ListVersions(cancellationToken: Token);
            List<ObjectVersion> all = await (size is { } count ? listing.PageSize(count) : listing).ToListAsync(Token);
            Assert.Equal(keys, all.Select(version => version.Key).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(18, all.Count);
            foreach (IGrouping<string, ObjectVersion> group in all.GroupBy(version => version.Key))
            {
                IEnumerable<Task<string>> reads = group.Select(async version =>
                    await Bucket.Object(version.Key).Version(version.Id).ReadText(Token));
                Assert.Equal([$"{group.Key} 3", $"{group.Key} 2", $"{group.Key} 1"], await Task.WhenAll(reads));
            }
        }

        List<string> folder = await Bucket.ListVersions("folder/", Token).Select(version => version.Key).ToListAsync(Token);
        Assert.Equal(["folder/c", "folder/c", "folder/c", "folder/d", "folder/d", "folder/d"], folder.Order(StringComparer.Ordinal));
        Assert.Equal(["a 3", "a 2", "a 1"], await Texts("a"));
        Assert.Equal(["a", "a", "a"], await Bucket.Object("a").ListVersions(Token).PageSize(1).Select(version => version.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task Versions_of_odd_keys_are_their_own()
    {
        if (await Missing())
        {
            return;
        }

        string[] keys = Held(OddKeys.All.Where(key => key.Length < 500));
        await keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).UploadText("1", Token)).WhenAll(8, Token);
        await keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).UploadText("2" + key, Token)).WhenAll(8, Token);

        foreach (int size in new[] { 3, 1000 })
        {
            List<ObjectVersion> all = await Bucket.ListVersions(cancellationToken: Token).PageSize(size).ToListAsync(Token);

            Assert.Equal(
                keys.SelectMany(key => new[] { key, key }).Order(StringComparer.Ordinal),
                all.Select(version => version.Key).Order(StringComparer.Ordinal));
        }

        foreach (string key in keys.Take(20))
        {
            Assert.Equal(["2" + key, "1"], await Texts(key));
        }
    }

    [Fact]
    public async Task An_object_that_never_was_has_no_versions_and_a_missing_bucket_is_an_error()
    {
        if (await Missing())
        {
            return;
        }

        await Put("ab", "x");
        Bucket missing = NameBucket();

        Assert.Empty(await Versions("a"));
        Assert.Empty(await Bucket.ListVersions("b", Token).ToListAsync(Token));
        await Expect.Error(
            StorageErrorCode.BucketNotFound, missing, async () => await missing.ListVersions(cancellationToken: Token).ToListAsync(Token));
        await Expect.Error(
            StorageErrorCode.BucketNotFound, missing, async () => await missing.Object("a").ListVersions(Token).ToListAsync(Token));
        await Expect.Error(
            StorageErrorCode.InvalidKey, async () => await Bucket.Object(string.Empty).ListVersions(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_view_has_the_versions_of_its_keys_with_relative_keys()
    {
        if (await Missing())
        {
            return;
        }

        await Put("f/", "the prefix itself");
        await Put("f/a", "one");
        await Put("f/a", "two");
        await Put("g", "outside");
        Bucket view = Bucket.Within("f/");

        List<ObjectVersion> versions = await view.ListVersions(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["a", "a"], versions.Select(version => version.Key));
        Assert.Equal(["a", "a"], versions.Select(version => version.Info!.Key));
        BucketObjectVersion old = view.Object("a").Version(versions[1].Id);
        Assert.Equal(("a", "one"), ((await old.GetInfo(Token)).Key, await old.ReadText(Token)));
        Assert.Equal("a", (await old.CopyTo("a", Token)).Key);
        Assert.Equal("one", await Get("f/a"));
        Assert.Equal(3, (await view.Object("a").ListVersions(Token).ToListAsync(Token)).Count);
    }

    [Fact]
    public async Task A_read_only_view_reads_versions()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("f/a.json").UploadJson(new Person("Ada", 36), TestJson.Default.Person, Token);
        await Put("f/a.json", "two");
        ReadOnlyBucket view = Bucket.AsReadOnly().Within("f/");
        List<ObjectVersion> versions = await view.Object("a.json").ListVersions(Token).ToListAsync(Token);
        ReadOnlyObjectVersion old = view.Object("a.json").Version(versions[1].Id);
        using var stream = new MemoryStream();
        string path = Path.Combine(Folder, "a.json");

        Assert.Equal(versions.Select(version => version.Id), await view.ListVersions(cancellationToken: Token).Select(v => v.Id).ToListAsync(Token));
        Assert.Equal((versions[1].Id, view.Object("a.json")), (old.Id, old.Object));
        Assert.True(await old.Exists(Token));
        ObjectInfo info = await old.GetInfo(Token);
        Assert.Equal(("a.json", info.ETag), (info.Key, (await old.TryGetInfo(Token))!.ETag));
        Assert.Equal(new Person("Ada", 36), await old.ReadJson(TestJson.Default.Person, Token));
        Assert.Equal(info.Size, (await old.ReadBytes(Token)).Length);
        Assert.Equal(info.Size, (await old.ReadText(Token)).Length);
        Assert.Equal(info.Size, (await old.DownloadTo(stream, Token)).Size);
        Assert.Equal(info.Size, (await old.DownloadTo(path, Token)).Size);
        await using ObjectReader reader = await old.OpenRead(Token);
        Assert.Equal(info.Size, reader.Length);
        Assert.Equal(old, view.Object("a.json").Version(old.Id));
        Assert.NotEqual(old, view.Object("a.json").Version(versions[0].Id));
    }

    [Fact]
    public async Task A_bucket_that_holds_nothing_but_old_versions_is_not_empty_and_goes_with_its_contents()
    {
        if (await Missing())
        {
            return;
        }

        Bucket bucket = await NewBucket();
        await Harness.KeepVersions(bucket);
        await bucket.Object("folder/a").UploadText("one", Token);
        await bucket.Object("folder/a").UploadText("two", Token);
        await bucket.Object("b").UploadText("one", Token);
        await bucket.DeleteAll(string.Empty, Token);
        Assert.Empty(await Keys(bucket.List(cancellationToken: Token)));

        await Expect.Error(StorageErrorCode.BucketNotEmpty, bucket, async () => await bucket.DeleteBucket(Token));
        Assert.Equal(3, (await bucket.ListVersions(cancellationToken: Token).ToListAsync(Token)).Count(version => !version.IsDeletion));
        await bucket.DeleteBucket(Token).WithContents();

        Assert.False(await bucket.Exists(Token));
    }

    [Fact]
    public async Task Of_writers_at_once_each_leaves_a_whole_version()
    {
        if (await Missing())
        {
            return;
        }

        const int Length = 200_000;
        bool[] written = await Task.WhenAll(Enumerable.Range(1, 6).Select(async i =>
        {
            try
            {
                await Bucket.Object("a").Upload(Bodies.Filled(Length, (byte)i), Token);
                return true;
            }
            catch (StorageException lost) when (lost.Code == StorageErrorCode.Conflict)
            {
                return false;
            }
        }));

        List<ObjectVersion> versions = await Versions("a");
        Assert.Equal(written.Count(done => done), versions.Count);
        var seen = new HashSet<byte>();
        foreach (ObjectVersion version in versions)
        {
            byte[] content = await Bucket.Object("a").Version(version.Id).ReadBytes(Token);
            Expect.SameBytes(Bodies.Filled(Length, content[0]), content);
            Assert.True(seen.Add(content[0]), "A version is there twice.");
        }

        Expect.SameBytes(await Bucket.Object("a").ReadBytes(Token), await Bucket.Object("a").Version(versions[0].Id).ReadBytes(Token));
    }

    [Fact]
    public async Task Every_verb_of_versions_is_refused_where_the_store_has_none()
    {
        BucketObjectVersion version = Bucket.Object("a").Version("1");
        Func<Task>[] calls =
        [
            async () => await version.Exists(Token),
            async () => await version.GetInfo(Token),
            async () => await version.TryGetInfo(Token),
            async () => await version.GetTags(Token),
            async () => await version.ReadBytes(Token),
            async () => await version.ReadText(Token),
            async () => await version.ReadJson(TestJson.Default.Person, Token),
            async () => await version.OpenRead(Token),
            async () => await version.DownloadTo(Path.Combine(Folder, "a"), Token),
            async () => await version.CopyTo("a", Token),
            async () => await version.Delete(Token),
            async () => await Bucket.ListVersions(cancellationToken: Token).ToListAsync(Token),
            async () => await Bucket.Object("a").ListVersions(Token).ToListAsync(Token),
        ];
        foreach (Func<Task> call in calls)
        {
            if (!await Needs.Missing(Store.Capabilities.Versions, call))
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_bad_identifier_is_refused_at_once()
    {
        StorageException error = Assert.Throws<StorageException>(() => Bucket.Object("a").Version(string.Empty));
        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
        Assert.Throws<ArgumentNullException>(() => Bucket.Object("a").Version(null!));
        Assert.Throws<ArgumentNullException>(() => Bucket.ListVersions(null!, Token));
        Assert.Throws<StorageException>(() => Bucket.ListVersions(cancellationToken: Token).PageSize(0));
        Assert.Equal(Bucket.Object("a").Version("1"), Bucket.Object("a").Version("1"));
        Assert.NotEqual(Bucket.Object("a").Version("1"), Bucket.Object("b").Version("1"));
        Assert.Equal($"{Bucket.Name}/a (version 1)", Bucket.Object("a").Version("1").ToString());
        await NothingUnfinished();
    }

    /// <summary>Whether the store lacks versions; the bucket keeps them from here on when it does not.</summary>
    private async Task<bool> Missing()
    {
        if (await Needs.Missing(Store.Capabilities.Versions, async () => await Bucket.Object("a").Version("1").GetInfo(Token)))
        {
            return true;
        }

        await Harness.KeepVersions(Bucket);
        return false;
    }

    private async Task<List<ObjectVersion>> Versions(string key) => await Bucket.Object(key).ListVersions(Token).ToListAsync(Token);

    /// <summary>The texts of a key's versions, newest first, without the marks.</summary>
    private async Task<List<string>> Texts(string key)
    {
        var texts = new List<string>();
        foreach (ObjectVersion version in (await Versions(key)).Where(version => !version.IsDeletion))
        {
            texts.Add(await Bucket.Object(key).Version(version.Id).ReadText(Token));
        }

        return texts;
    }

    private async Task<BucketObjectVersion> Oldest(string key) => Bucket.Object(key).Version((await Versions(key))[^1].Id);
}
