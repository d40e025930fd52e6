using System.Text;

namespace Fluent.Buckets.Conformance;

/// <summary>Odd keys: each is held exactly or refused.</summary>
public abstract class KeyTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [MemberData(nameof(OddKeys.Names), MemberType = typeof(OddKeys))]
    public async Task An_odd_key_is_stored_found_and_deleted_exactly(string name)
    {
        string key = OddKeys.Get(name);
        BucketObject target = Bucket.Object(key);
        if (await IsRefused(target))
        {
            return;
        }

        ObjectInfo stored = await target.UploadText("content", Token).WithMetadata("a", "b");

        Assert.Equal(key, stored.Key);
        Assert.Equal("content", await target.ReadText(Token));
        ObjectInfo info = await target.GetInfo(Token);
        Assert.Equal((key, 7L, stored.ETag), (info.Key, info.Size, info.ETag));
        Assert.Equal([new("a", "b")], info.Metadata);
        Assert.True(await target.Exists(Token));
        Assert.Equal([key], await Keys(Bucket.List(cancellationToken: Token)));
        Assert.Equal([key], await Keys(Bucket.List(key, Token)));

        await target.Delete(Token);

        Assert.False(await target.Exists(Token));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Theory]
    [MemberData(nameof(OddKeys.Names), MemberType = typeof(OddKeys))]
    public async Task An_odd_key_is_written_through_a_stream_copied_and_moved(string name)
    {
        BucketObject target = Bucket.Object(OddKeys.Get(name));
        if (await IsRefused(target))
        {
            return;
        }

        await using (ObjectWriter writer = await target.OpenWrite(Token))
        {
            await writer.WriteAsync("content"u8.ToArray(), Token);
            await writer.CompleteAsync(Token);
        }

        await target.CopyTo("plain copy", Token);
        Assert.Equal("content", await Get("plain copy"));

        await target.MoveTo("plain", Token);
        Assert.Equal(["plain", "plain copy"], await SortedKeys(Bucket.List(cancellationToken: Token)));

        ObjectInfo moved = await Bucket.Object("plain").MoveTo(target.Key, Token);
        Assert.Equal(target.Key, moved.Key);
        Assert.Equal("content", await target.ReadText(Token));
        await using ObjectReader reader = await target.OpenRead(Token);
        Assert.Equal(target.Key, reader.Info.Key);

        Assert.Equal(1, await Bucket.DeleteMany([target.Key], Token));
        Assert.Equal(["plain copy"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Odd_keys_keep_their_objects_apart()
    {
        string[] keys = await StoreOddKeys();

        Assert.Equal(keys, await SortedKeys(Bucket.List(cancellationToken: Token)));
        foreach (string key in keys)
        {
            Assert.Equal(Encoding.UTF8.GetBytes(key), await Bucket.Object(key).ReadBytes(Token));
        }

        for (int i = 0; i < keys.Length; i += 10)
        {
            await Bucket.Object(keys[i]).Delete(Token);
        }

        Assert.Equal(keys.Where((_, i) => i % 10 != 0), await SortedKeys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Odd_keys_are_listed_in_the_store_s_order_over_pages()
    {
        string[] keys = await StoreOddKeys();

        List<string> listed = await Keys(Bucket.List(cancellationToken: Token).PageSize(7));

        Expect.InOrder(Store.Capabilities.ListOrder, listed);
        Assert.Equal(keys, listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Odd_keys_are_found_by_walking_the_folders()
    {
        // The walk asks once a folder.
        string[] keys = await StoreOddKeys(mostFolders: 20);
        var found = new List<string>();
        var folders = new Stack<string>([string.Empty]);

        while (folders.TryPop(out string? folder))
        {
            await foreach (ListEntry entry in Bucket.ListFolder(folder, Token).PageSize(7))
            {
                Assert.StartsWith(folder, entry.Key, StringComparison.Ordinal);
                if (entry.IsFolder)
                {
                    Assert.EndsWith("/", entry.Key, StringComparison.Ordinal);
                    folders.Push(entry.Key);
                }
                else
                {
                    found.Add(entry.Key);
                }
            }
        }

        Assert.Equal(keys, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Odd_keys_are_deleted_at_once()
    {
        string[] keys = await StoreOddKeys();
        await Put("kept");

        Assert.Equal(keys.Length, await Bucket.DeleteMany(keys, Token));

        Assert.Equal(["kept"], await Keys(Bucket.List(cancellationToken: Token)));
    }

    [Fact]
    public async Task Each_odd_key_is_found_by_its_escaped_pattern()
    {
        string[] keys = await StoreOddKeys();

        foreach (string key in keys)
        {
            string pattern = string.Concat(key.Select(c => "*?[]{},\\".Contains(c, StringComparison.Ordinal) ? @"\" + c : c.ToString()));
            Assert.Equal([key], await Keys(Bucket.Find(pattern, Token)));
        }
    }

    [Fact]
    public async Task A_view_splits_an_odd_key_anywhere()
    {
        foreach (string key in await StoreOddKeys())
        {
            int split = key.Length / 2;
            split -= split > 0 && char.IsLowSurrogate(key[split]) ? 1 : 0;
            BucketObject target = Bucket.Within(key[..split]).Object(key[split..]);

            Assert.Equal(Encoding.UTF8.GetBytes(key), await target.ReadBytes(Token));
            Assert.Equal(key[split..], (await target.GetInfo(Token)).Key);
            Assert.Equal(target.Bucket.Prefix + target.Key, key);
        }
    }

    [Theory]
    [InlineData("%48%45%4C%4C%4F", "HELLO")]
    [InlineData("%41", "A")]
    [InlineData("a%", "a")]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%2fb", "a%2Fb")]
    [InlineData("a+b", "a b")]
    [InlineData("a//b", "a/b")]
    [InlineData("/a", "a")]
    [InlineData("a/", "a")]
    [InlineData("./a", "a")]
    [InlineData("a/../b", "b")]
    [InlineData("a.", "a")]
    [InlineData("a ", "a")]
    [InlineData(@"a\b", "a/b")]
    [InlineData("A", "a")]
    [InlineData("folder/CON", "folder/con")]
    [InlineData("É", "é")]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\u1E9E", "ß")]
    [InlineData("ﬁ", "fi")]
    [InlineData("a\u200Bb", "ab")]
    public async Task A_key_is_not_the_key_that_it_looks_like(string key, string other)
    {
        if (await IsRefused(Bucket.Object(key)) || await IsRefused(Bucket.Object(other)))
        {
            return;
        }

        await Put(key, "one");
        Assert.False(await Bucket.Object(other).Exists(Token));

        await Put(other, "other");
        Assert.Equal("one", await Get(key));
        Assert.Equal("other", await Get(other));
        Assert.Equal(new[] { key, other }.Order(StringComparer.Ordinal), await SortedKeys(Bucket.List(cancellationToken: Token)));

        await Bucket.Object(other).Delete(Token);
        Assert.Equal("one", await Get(key));
    }

    [Theory]
    [MemberData(nameof(BadNames.Keys), MemberType = typeof(BadNames))]
    public async Task A_bad_key_is_refused_by_every_verb(string name)
    {
        BucketObject bad = Bucket.Object(BadNames.Key(name));
        await PutAll("other", "a");

        await Unchanged(async () =>
        {
            foreach (string verb in Verbs.ObjectNames)
            {
                await Expect.Error(StorageErrorCode.InvalidKey, bad, () => Verbs.Call(verb, bad, Token));
            }

            await Expect.Error(StorageErrorCode.InvalidKey, bad, async () => await Bucket.Object("a").CopyTo(bad, Token));
            await Expect.Error(StorageErrorCode.InvalidKey, bad, async () => await Bucket.Object("a").MoveTo(bad, Token));
        });
    }

    [Theory]
    [InlineData("..", "other")]
    [InlineData("../", "other")]
    [InlineData("../../", "other")]
    [InlineData("/../", "other")]
    [InlineData(@"..\", "other")]
    [InlineData("%2e%2e%2f", "other")]
    public async Task No_key_leads_into_another_bucket(string way, string key)
    {
        Bucket other = await NewBucket();
        await other.Object(key).UploadText("secret", Token);
        string leading = $"{way}{other.Name}/{key}";
        if (await IsRefused(Bucket.Object(leading)))
        {
            return;
        }

        Assert.False(await Bucket.Object(leading).Exists(Token));
        await Bucket.Object(leading).Delete(Token);
        await Bucket.Object(leading).UploadText("mine", Token);

        Assert.Equal("secret", await other.Object(key).ReadText(Token));
        Assert.Equal([key], await Keys(other.List(cancellationToken: Token)));
        Assert.Equal([leading], await Keys(Bucket.List(cancellationToken: Token)));
    }

    private async Task<string[]> StoreOddKeys(int mostFolders = 200)
    {
        IEnumerable<string> keys = OddKeys.All.Where(key => !Harness.RefusesKey(key) && key.Count(c => c == '/') <= mostFolders);
        string[] stored = [.. keys.Order(StringComparer.Ordinal)];
        await PutAll(stored);
        return stored;
    }

    /// <summary>Whether the provider refuses the key; then it is asserted that every verb does so and that nothing is stored.</summary>
    private async Task<bool> IsRefused(BucketObject target)
    {
        if (!Harness.RefusesKey(target.Key))
        {
            return false;
        }

        foreach (string verb in Verbs.ObjectNames)
        {
            await Expect.Error(StorageErrorCode.InvalidKey, target, () => Verbs.Call(verb, target, Token));
        }

        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));
        return true;
    }
}
