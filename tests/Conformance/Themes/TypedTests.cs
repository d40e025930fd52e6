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

    private static async Task<List<DayKey>> SortedKeys(IAsyncEnumerable<ObjectEntry<DayKey>> listing)
    {
        List<DayKey> keys = await listing.Select(entry => entry.Key).ToListAsync(Token);
        keys.Sort(static (left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));
        return keys;
    }
}
