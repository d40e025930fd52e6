namespace Fluent.Buckets.Conformance;

/// <summary>Buckets with typed keys and content.</summary>
public abstract class TypedTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly DayKey Ada = new(2026, 11, "ada.json");
    private static readonly DayKey Bob = new(2026, 12, "bob.json");
    private static readonly DayKey Eve = new(2027, 1, "eve.json");

    private Bucket<DayKey> Keyed => new(Bucket);

    private Bucket<DayKey, Person> People => new(Bucket, ContentSerializer.Json<Person>(TestJson.Default));

    [Fact]
    public async Task A_value_comes_back()
    {
        var ada = new Person("Ada ü", 36);

        ObjectInfo written = await People.Object(Ada).Write(ada, Token).WithMetadata("source", "test");

        Assert.Equal("2026/11/ada.json", written.Key);
        Assert.Equal(ada, await People.Object(Ada).Read(Token));
        Assert.Equal(ada, await People.Object(Ada).TryRead(Token));
        ObjectInfo info = await People.Object(Ada).GetInfo(Token);
        Assert.Equal("application/json", info.ContentType);
        Assert.Equal("test", info.Metadata?["source"]);
    }

    [Fact]
    public async Task A_created_object_is_stored_when_it_is_written()
    {
        NewObject<Person> draft = People.Create(Ada);
        Assert.False(await People.Object(Ada).Exists(Token));

        await draft.Write(new Person("Ada", 36), Token);

        Assert.Equal(36, (await People.Object(Ada).Read(Token)).Age);
    }

    [Fact]
    public async Task A_missing_value_is_not_found_and_tries_as_null()
    {
        await Expect.Error(StorageErrorCode.ObjectNotFound, People.Object(Ada).Untyped, async () => await People.Object(Ada).Read(Token));
        Assert.Null(await People.Object(Ada).TryRead(Token));
        Assert.Null(await People.Object(Ada).TryGetInfo(Token));
    }

    [Fact]
    public async Task A_missing_bucket_is_no_missing_value()
    {
        var people = new Bucket<DayKey, Person>(NameBucket(), ContentSerializer.Json<Person>(TestJson.Default));

        await Expect.Error(StorageErrorCode.BucketNotFound, people.Untyped, async () => await people.Object(Ada).TryRead(Token));
        await Expect.Error(StorageErrorCode.BucketNotFound, people.Untyped, async () => await people.ReadAll(Token).ToListAsync(Token));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\"Ada\"")]
    public async Task What_is_no_value_of_the_type_is_invalid_content(string json)
    {
        await Put("2026/11/ada.json", json);

        BucketObject<DayKey, Person> ada = People.Object(Ada);
        await Expect.Error(StorageErrorCode.ContentInvalid, ada.Untyped, async () => await ada.Read(Token));
        await Expect.Error(StorageErrorCode.ContentInvalid, ada.Untyped, async () => await ada.TryRead(Token));
        await Expect.Error(StorageErrorCode.ContentInvalid, ada.Untyped, async () => await People.ReadAll(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_write_if_absent_is_refused_where_there_is_an_object()
    {
        await People.Object(Ada).Write(new Person("Ada", 36), Token);
        Func<Task> again = async () => await People.Object(Ada).Write(new Person("Other", 1), Token).IfAbsent();
        if (await Needs.Missing(Store, StoreConditions.WriteIfAbsent, again))
        {
            return;
        }

        await Expect.Error(StorageErrorCode.PreconditionFailed, People.Object(Ada).Untyped, again);
        Assert.Equal("Ada", (await People.Object(Ada).Read(Token)).Name);
    }

    [Fact]
    public async Task A_read_of_what_is_unchanged_says_so()
    {
        ObjectInfo info = await People.Object(Ada).Write(new Person("Ada", 36), Token);
        Func<Task> read = async () => await People.Object(Ada).Read(Token).IfNoneMatch(info.ETag);
        if (await Needs.Missing(Store, StoreConditions.ReadIfNoneMatch, read))
        {
            return;
        }

        await Expect.Error(StorageErrorCode.NotModified, People.Object(Ada).Untyped, read);
    }

    [Fact]
    public async Task A_value_comes_with_what_the_store_says_of_it()
    {
        ObjectInfo written = await People.Object(Ada).Write(new Person("Ada", 36), Token);

        (Person value, ObjectInfo info) = await People.Object(Ada).ReadWithInfo(Token);

        Assert.Equal(new Person("Ada", 36), value);
        Assert.Equal((written.Key, written.Size, written.ETag), (info.Key, info.Size, info.ETag));
        Assert.Equal(value, (await People.Object(Ada).TryReadWithInfo(Token))?.Value);
        Assert.Null(await People.Object(Bob).TryReadWithInfo(Token));
        await Expect.Error(
            StorageErrorCode.ObjectNotFound, People.Object(Bob).Untyped, async () => await People.Object(Bob).ReadWithInfo(Token));
        await Put("2026/12/bob.json", "null");
        await Expect.Error(
            StorageErrorCode.ContentInvalid, People.Object(Bob).Untyped, async () => await People.Object(Bob).TryReadWithInfo(Token));
    }

    [Fact]
    public async Task A_value_is_replaced_only_as_it_was_read()
    {
        BucketObject<DayKey, Person> ada = People.Object(Ada);
        await ada.Write(new Person("Ada", 36), Token);
        (Person value, ObjectInfo info) = await ada.ReadWithInfo(Token);
        Func<Task> write = async () => await ada.Write(value with { Age = 37 }, Token).IfMatch(info.ETag);
        if (await Needs.Missing(Store, StoreConditions.WriteIfMatch, write))
        {
            return;
        }

        await write();
        Assert.Equal(37, (await ada.Read(Token)).Age);

        // The race is lost to the write above.
        await Expect.Error(StorageErrorCode.PreconditionFailed, ada.Untyped, async () => await ada.Write(value with { Age = 99 }, Token).IfMatch(info.ETag));
        Assert.Equal(37, (await ada.Read(Token)).Age);

        // So it is read and changed again.
        (value, info) = await ada.ReadWithInfo(Token);
        await ada.Write(value with { Age = value.Age + 1 }, Token).IfMatch(info.ETag);
        Assert.Equal(38, (await ada.Read(Token)).Age);
    }

    [Fact]
    public async Task No_change_is_lost_among_writers_that_read_first()
    {
        BucketObject<DayKey, Person> ada = People.Object(Ada);
        Func<Task> twice = async () =>
        {
            await Increment(ada);
            await Increment(ada);
        };
        if (await Needs.Missing(Store, StoreConditions.WriteIfAbsent | StoreConditions.WriteIfMatch, twice))
        {
            return;
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (int i = 0; i < 5; i++)
            {
                await Increment(ada);
            }
        }));

        Assert.Equal(20, (await ada.Read(Token)).Age);
    }

    [Fact]
    public async Task Tags_go_through_a_typed_key()
    {
        BucketObject<DayKey, Person> ada = People.Object(Ada);
        await ada.Write(new Person("Ada", 36), Token);
        Func<Task> set = async () => await ada.SetTags([new("team", "a b")], Token);
        if (await Needs.Missing(Store.Capabilities.Tags, set))
        {
            return;
        }

        await set();
        Assert.Equal(new("team", "a b"), Assert.Single(await ada.GetTags(Token)));
        Assert.Equal(new("team", "a b"), Assert.Single(await Bucket.Object("2026/11/ada.json").GetTags(Token)));
    }

    [Fact]
    public async Task Appends_go_through_a_typed_key()
    {
        BucketObject<DayKey> log = Keyed.Object(new DayKey(2026, 11, "log"));
        Func<Task> append = async () => await log.AppendText("one\n", Token);
        if (await Needs.Missing(Store.Capabilities.Appends, append))
        {
            return;
        }

        await append();
        await log.Append("two\n"u8.ToArray(), Token);
        Assert.Equal("one\ntwo\n", await log.ReadText(Token));
    }

    [Fact]
    public async Task Parts_go_through_a_typed_key()
    {
        BucketObject<DayKey> ada = Keyed.Object(Ada);
        Func<Task<MultipartUpload>> start = async () => await ada.StartUpload(Token);
        if (await Needs.Missing(Store.Capabilities.Parts is not null, start))
        {
            return;
        }

        MultipartUpload upload = ada.ResumeUpload((await start()).Id);
        UploadedPart part = await upload.UploadPart(1, "part"u8.ToArray(), Token);
        Assert.Equal("2026/11/ada.json", (await Keyed.ListUploads(DayKey.Prefix(2026), Token).SingleAsync(Token)).Key);
        Assert.Empty(await Keyed.ListUploads(DayKey.Prefix(2027), Token).ToListAsync(Token));
        await upload.Complete([part], Token);

        Assert.Equal("part", await ada.ReadText(Token));
        await (await People.Object(Bob).StartUpload(Token)).Abort(Token);
        Assert.Empty(await People.ListUploads(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Urls_of_a_typed_key_are_those_of_its_text()
    {
        BucketObject<DayKey, Person> ada = People.Object(Ada);
        Func<Task<Uri>> download = async () => await ada.SignDownloadUrl(TimeSpan.FromMinutes(1), Token);
        Func<Task<Uri>> upload = async () => await ada.SignUploadUrl(TimeSpan.FromMinutes(1), Token);
        if (!await Needs.Missing(Store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Download), download))
        {
            Assert.Contains("ada.json", (await download()).AbsoluteUri, StringComparison.Ordinal);
        }

        if (!await Needs.Missing(Store.Capabilities.SignedUrls.HasFlag(SignedUrlFeatures.Upload), upload))
        {
            Assert.Contains("ada.json", (await upload()).AbsoluteUri, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Views_of_a_typed_bucket_are_typed()
    {
        await People.Within("people/").WithDefaults(d => d.CacheControl("no-store")).Object(Bob).Write(new Person("Bob", 1), Token);
        await Keyed.Within("files/").WithDefaults(d => d.CacheControl("no-cache")).Object(Bob).UploadText("Bob", Token);

        Assert.Equal("no-store", (await Bucket.Object("people/2026/12/bob.json").GetInfo(Token)).CacheControl);
        Assert.Equal("no-cache", (await Bucket.Object("files/2026/12/bob.json").GetInfo(Token)).CacheControl);
        Assert.Equal([Bob], await SortedKeys(People.Within("people/").List(Token)));
        Assert.Equal("Bob", (await People.Within("people/").Object(Bob).Read(Token)).Name);
    }

    [Fact]
    public async Task Listings_give_keys()
    {
        await PutAll("2026/11/ada.json", "2026/12/bob.json", "2027/01/eve.json");

        Assert.Equal([Ada, Bob, Eve], await SortedKeys(Keyed.List(Token)));
        Assert.Equal([Ada, Bob], await SortedKeys(Keyed.List(DayKey.Prefix(2026), Token)));
        Assert.Equal([Ada, Bob], await SortedKeys(People.List(DayKey.Prefix(2026), Token).PageSize(1)));
        ObjectEntry<DayKey> eve = await Keyed.List(DayKey.Prefix(2027), Token).SingleAsync(Token);
        Assert.Equal("2027/01/eve.json", eve.Info.Key);
        Assert.Equal(eve.Info.Key.Length, eve.Info.Size);
    }

    [Fact]
    public async Task A_listing_starts_after_a_key()
    {
        await PutAll("2026/11/ada.json", "2026/12/bob.json", "2027/01/eve.json");
        Func<Task<List<DayKey>>> list = () => SortedKeys(Keyed.List(Token).StartAfter(Ada));
        if (await Needs.Missing(Store.Capabilities.ListsStartAfter, list))
        {
            return;
        }

        Assert.Equal([Bob, Eve], await list());
    }

    [Theory]
    [InlineData("2026/11")]
    [InlineData("2026/11/a/b")]
    [InlineData("readme.md")]
    public async Task A_key_that_does_not_parse_ends_a_listing_unless_it_is_passed_over(string key)
    {
        await People.Object(Ada).Write(new Person("Ada", 36), Token);
        await Put(key);

        await Expect.Error(StorageErrorCode.InvalidKey, Bucket.Object(key), async () => await Keyed.List(Token).ToListAsync(Token));
        await Expect.Error(StorageErrorCode.InvalidKey, Bucket.Object(key), async () => await People.ReadAll(Token).ToListAsync(Token));
        Assert.Equal([Ada], await SortedKeys(Keyed.List(Token).SkipUnparsable()));
        Assert.Equal([new Person("Ada", 36)], await People.ReadAll(Token).SkipUnparsable().ToListAsync(Token));
    }

    [Fact]
    public async Task Keys_are_listed_page_by_page()
    {
        DayKey[] keys = [.. Enumerable.Range(0, 5).Select(i => new DayKey(2026, 1 + i, $"{i:D2}.json"))];
        await keys.Select(StorageOperation<ObjectInfo> (key) => People.Object(key).Write(new Person(key.Name, key.Month), Token)).WhenAll(8, Token);
        await Put("readme.md");

        var listed = new List<DayKey>();
        string? token = null;
        do
        {
            ListedPage<ObjectEntry<DayKey>> page = await Keyed.List(Token).SkipUnparsable().Page(2, token);
            Assert.InRange(page.Items.Count, page.NextToken is null ? 0 : 2, 2);
            listed.AddRange(page.Items.Select(entry => entry.Key));
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(keys, listed.OrderBy(key => key.Month));
        await Expect.Error(StorageErrorCode.InvalidKey, Bucket.Object("readme.md"), async () => await Keyed.List(Token).Page(10));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Keyed.List(Token).Page(0));
    }

    [Fact]
    public async Task All_values_are_read_in_the_order_of_the_listing()
    {
        DayKey[] keys = [.. Enumerable.Range(0, 40).Select(i => new DayKey(2026, 1 + (i % 12), $"{i:D2}.json"))];
        await keys.Select(StorageOperation<ObjectInfo> (key) => People.Object(key).Write(new Person(key.Name, key.Month), Token)).WhenAll(8, Token);

        List<DayKey> listed = await People.List(Token).Select(entry => entry.Key).ToListAsync(Token);
        foreach (int parallelism in new[] { 1, 3, 100 })
        {
            List<Person> people = await People.ReadAll(Token).WithParallelism(parallelism).ToListAsync(Token);
            if (Store.Capabilities.ListOrder == ListOrder.None)
            {
                people.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
                Assert.Equal(keys.Select(key => key.Name), people.Select(person => person.Name));
            }
            else
            {
                Assert.Equal(listed.Select(key => key.Name), people.Select(person => person.Name));
            }
        }

        Assert.Equal(4, await People.ReadAll(new KeyPrefix("2026/03/"), Token).CountAsync(Token));
    }

    [Fact]
    public async Task Objects_are_deleted_by_key_and_by_prefix()
    {
        await PutAll("2026/11/ada.json", "2026/12/bob.json", "2026/other", "2027/01/eve.json");

        Assert.Equal(2, await Keyed.DeleteMany([Ada, new DayKey(2026, 11, "missing.json")], Token));
        Assert.Equal(2, await Keyed.DeleteAll(DayKey.Prefix(2026), Token));
        Assert.Equal([Eve], await SortedKeys(Keyed.List(Token)));
        await Keyed.Object(Eve).Delete(Token);
        await PutAll("other");
        Assert.Equal(1, await Keyed.DeleteAll(Token));
    }

    [Fact]
    public async Task Objects_are_copied_and_moved_by_key()
    {
        await People.Object(Ada).Write(new Person("Ada", 36), Token);

        await People.Object(Ada).CopyTo(Bob, Token);
        await People.Object(Bob).MoveTo(Eve, Token);
        await People.Object(Eve).MoveTo(People.Object(Bob), Token);
        await People.Object(Bob).CopyTo(Keyed.Object(Eve), Token);

        Assert.Equal([Ada, Bob, Eve], await SortedKeys(People.List(Token)));
        Assert.Equal("Ada", (await People.Object(Eve).Read(Token)).Name);
    }

    [Fact]
    public async Task Any_content_goes_through_a_typed_key()
    {
        BucketObject<DayKey> ada = Keyed.Object(Ada);

        await ada.UploadText("text", Token);
        Assert.Equal("text", await ada.ReadText(Token));
        await ada.Upload("bytes"u8.ToArray(), Token);
        Assert.Equal("bytes"u8.ToArray(), await ada.ReadBytes(Token));
        await ada.UploadJson(new Person("Ada", 1), TestJson.Default.Person, Token);
        Assert.Equal(1, (await ada.ReadJson(TestJson.Default.Person, Token)).Age);
        await ada.UploadFrom(new MemoryStream("stream"u8.ToArray()), Token);
        using var content = new MemoryStream();
        await ada.DownloadTo(content, Token);
        Expect.SameBytes("stream"u8.ToArray(), content.ToArray());
        string path = Path.Combine(Folder, "file");
        await ada.DownloadTo(path, Token);
        await Keyed.Create(Bob).UploadFrom(path, Token);
        Assert.Equal("stream", await Keyed.Object(Bob).ReadText(Token));
        Func<Task> set = async () => await ada.SetMetadata([new("seen", "yes")], Token);
        if (!await Needs.Missing(Store.Capabilities.SetsMetadata, set))
        {
            await set();
            Assert.Equal("yes", (await ada.GetInfo(Token)).Metadata?["seen"]);
        }
    }

    [Fact]
    public async Task A_typed_bucket_on_a_view_stays_within_it()
    {
        var people = new Bucket<DayKey, Person>(Bucket.Within("people/"), ContentSerializer.Json<Person>(TestJson.Default));
        await Put("2026/11/ada.json");

        await people.Object(Bob).Write(new Person("Bob", 1), Token);

        Assert.Equal([Bob], await SortedKeys(people.List(Token)));
        Assert.Equal("Bob", (await people.ReadAll(Token).SingleAsync(Token)).Name);
        Assert.True(await Bucket.Object("people/2026/12/bob.json").Exists(Token));
        await Put("people/odd");
        StorageException error = await Expect.Error(StorageErrorCode.InvalidKey, async () => await people.List(Token).ToListAsync(Token));
        Assert.Equal("people/odd", error.Key);
    }

    [Fact]
    public async Task A_bucket_is_made_and_removed_through_its_typed_handle()
    {
        var keyed = new Bucket<DayKey>(NameBucket());

        Assert.False(await keyed.Exists(Token));
        Assert.True(await keyed.EnsureExists(Token));
        Assert.True(await keyed.Exists(Token));
        await keyed.DeleteBucket(Token);
        await keyed.CreateBucket(Token);
        Assert.Empty(await keyed.List(Token).ToListAsync(Token));
    }

    private static async Task Increment(BucketObject<DayKey, Person> person)
    {
        while (true)
        {
            ObjectValue<Person>? found = await person.TryReadWithInfo(Token);
            UploadOperation write = person.Write(new Person("Ada", (found?.Value.Age ?? 0) + 1), Token);
            try
            {
                await (found is null ? write.IfAbsent() : write.IfMatch(found.Info.ETag));
                return;
            }
            catch (StorageException lost) when (lost.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.Conflict)
            {
            }
        }
    }

    private static async Task<List<DayKey>> SortedKeys(IAsyncEnumerable<ObjectEntry<DayKey>> listing)
    {
        List<DayKey> keys = await listing.Select(entry => entry.Key).ToListAsync(Token);
        keys.Sort(static (left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));
        return keys;
    }
}
