namespace Fluent.Buckets.Conformance;

/// <summary>Appending to an object: all or nothing, and none of several appends at once is lost.</summary>
public abstract class AppendTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task An_append_creates_the_object_and_goes_on_at_its_end()
    {
        if (await Missing())
        {
            return;
        }

        ObjectInfo first = await Bucket.Object("log.txt").AppendText("one\n", Token);
        ObjectInfo second = await Bucket.Object("log.txt").Append("two\n"u8.ToArray(), Token);

        Assert.Equal("one\ntwo\n", await Get("log.txt"));
        Assert.Equal(("log.txt", 4L, 8L), (first.Key, first.Size, second.Size));
        Assert.NotEqual(first.ETag, second.ETag);
        ObjectInfo info = await Bucket.Object("log.txt").GetInfo(Token);
        Assert.Equal((second.Size, second.ETag, "text/plain"), (info.Size, info.ETag, info.ContentType));
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_created_object_has_the_type_of_its_key_or_of_the_text()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a").AppendText("x", Token);
        await Bucket.Object("b").Append(new byte[1], Token);
        await Bucket.Object("c.json").AppendText("x", Token);

        Assert.Equal("text/plain; charset=utf-8", (await Bucket.Object("a").GetInfo(Token)).ContentType);
        Assert.Equal("application/octet-stream", (await Bucket.Object("b").GetInfo(Token)).ContentType);
        Assert.Equal("application/json", (await Bucket.Object("c.json").GetInfo(Token)).ContentType);
    }

    [Fact]
    public async Task Headers_metadata_and_tags_stay()
    {
        if (await Missing())
        {
            return;
        }

        UploadOperation upload = Bucket.Object("a.txt").UploadText("one", Token).WithContentType("text/css").WithMetadata("camera", "x100");
        await (Store.Capabilities.Tags ? upload.WithTag("a", "b") : upload);

        await Bucket.Object("a.txt").AppendText("two", Token);

        ObjectInfo info = await Bucket.Object("a.txt").GetInfo(Token);
        Assert.Equal("text/css", info.ContentType);
        Assert.Equal([new("camera", "x100")], info.Metadata);
        if (Store.Capabilities.Tags)
        {
            Assert.Equal([new("a", "b")], await Bucket.Object("a.txt").GetTags(Token));
        }
    }

    [Fact]
    public async Task Nothing_appended_to_nothing_is_an_empty_object_and_to_an_object_the_same()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a").Append(Array.Empty<byte>(), Token);
        Assert.Equal(0, (await Bucket.Object("a").GetInfo(Token)).Size);
        ObjectInfo old = await Put("b");
        ObjectInfo same = await Bucket.Object("b").Append(Array.Empty<byte>(), Token);

        Assert.Equal((old.Size, old.ETag), (same.Size, same.ETag));
        Assert.Equal("content", await Get("b"));
    }

    [Fact]
    public async Task The_ETag_is_that_of_the_whole_content()
    {
        if (await Missing())
        {
            return;
        }

        byte[] body = Bodies.Random(Bodies.MiB);
        await Bucket.Object("a").Append(body.AsMemory(0, 300_001), Token);
        ObjectInfo appended = await Bucket.Object("a").Append(body.AsMemory(300_001), Token);

        Expect.SameBytes(body, await Bucket.Object("a").ReadBytes(Token));
        Assert.Equal(appended.ETag, (await Bucket.Object("a").GetInfo(Token)).ETag);
        ObjectInfo again = await Bucket.Object("a").Append(new byte[1], Token).IfMatch(appended.ETag);
        Assert.Equal(Bodies.MiB + 1, again.Size);
    }

    [Fact]
    public async Task An_append_to_another_version_or_to_nothing_is_refused_when_one_is_asked_for()
    {
        if (await Missing() || await Needs.Missing(
            Store, StoreConditions.WriteIfMatch, async () => await Bucket.Object("a").AppendText("x", Token).IfMatch("etag")))
        {
            return;
        }

        ObjectInfo old = await Put("a", "old");
        await Put("a", "new");
        await Unchanged(async () =>
        {
            foreach (string key in (string[])["a", "missing"])
            {
                await Expect.Error(
                    StorageErrorCode.PreconditionFailed,
                    Bucket.Object(key),
                    async () => await Bucket.Object(key).AppendText("x", Token).IfMatch(old.ETag));
            }
        });
    }

    [Fact]
    public async Task Of_appends_at_once_none_is_lost_or_torn()
    {
        if (await Missing())
        {
            return;
        }

        string[] lines = [.. Enumerable.Range(0, 40).Select(i => $"line {i:D2} {new string((char)('a' + (i % 26)), 5000)}")];
        await lines.Select(StorageOperation<ObjectInfo> (line) => Bucket.Object("log").AppendText(line + "\n", Token)).WhenAll(8, Token);

        string[] stored = (await Get("log")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines, stored.Order(StringComparer.Ordinal));
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_reader_during_appends_sees_whole_appends_only()
    {
        if (await Missing())
        {
            return;
        }

        const int Length = 50_000;
        BucketObject target = Bucket.Object("a");
        await target.Append(Bodies.Filled(Length, 1), Token);
        Task appends = Append();
        while (!appends.IsCompleted)
        {
            byte[] seen = await target.ReadBytes(Token);
            Assert.Equal(0, seen.Length % Length);
            Assert.True(seen.AsSpan().IndexOfAnyExcept((byte)1) < 0);
        }

        await appends;
        Assert.Equal(21 * Length, (await target.GetInfo(Token)).Size);

        async Task Append()
        {
            for (int i = 0; i < 20; i++)
            {
                await target.Append(Bodies.Filled(Length, 1), Token);
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task An_append_to_a_missing_bucket_is_refused()
    {
        if (await Missing())
        {
            return;
        }

        Bucket none = NameBucket();
        await Expect.Error(StorageErrorCode.BucketNotFound, none, async () => await none.Object("a").AppendText("x", Token));
        Assert.False(await none.Exists(Token));
    }

    [Fact]
    public async Task An_append_in_a_view_is_one_to_the_whole_key()
    {
        if (await Missing())
        {
            return;
        }

        Assert.Equal("a", (await Bucket.Within("view/").Object("a").AppendText("x", Token)).Key);
        Assert.Equal("x", await Get("view/a"));
    }

    /// <summary>Whether the store cannot append; then it refuses and nothing is changed.</summary>
    private async Task<bool> Missing()
    {
        bool has = Store.Capabilities.Appends;
        if (!has)
        {
            await Put("old", "old");
            await Unchanged(async () =>
            {
                await Needs.Missing(has, async () => await Bucket.Object("old").AppendText("x", Token));
                await Needs.Missing(has, async () => await Bucket.Object("new").Append(new byte[1], Token));
            });
        }

        return !has;
    }
}
