namespace Fluent.Buckets.Conformance;

/// <summary>Tags: at most ten, given with an upload or set later, by S3's rule on every store.</summary>
public abstract class TagTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task Tags_given_with_an_upload_come_back()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a").UploadText("x", Token).WithTag("project", "rome").WithTags([new("Project", "Oslo 2"), new("empty", string.Empty)]);

        await HasTags("a", ("project", "rome"), ("Project", "Oslo 2"), ("empty", string.Empty));
    }

    [Fact]
    public async Task An_object_without_tags_has_none_and_an_overwrite_drops_them()
    {
        if (await Missing())
        {
            return;
        }

        await Put("plain");
        await HasTags("plain");
        await Bucket.Object("a").UploadText("x", Token).WithTag("a", "b");
        await Put("a");

        await HasTags("a");
    }

    [Fact]
    public async Task Setting_tags_replaces_all_of_them_and_keeps_the_rest()
    {
        if (await Missing())
        {
            return;
        }

        BucketObject target = Bucket.Object("folder/a.txt");
        await target.UploadText("content", Token).WithContentType("text/css").WithMetadata("camera", "x100").WithTag("old", "1");
        ObjectInfo before = await target.GetInfo(Token);

        await target.SetTags([new("new", "2"), new("other", "3")], Token);

        await HasTags("folder/a.txt", ("new", "2"), ("other", "3"));
        ObjectInfo after = await target.GetInfo(Token);
        Assert.Equal(
            (before.Size, before.ETag, before.LastModified, before.ContentType), (after.Size, after.ETag, after.LastModified, after.ContentType));
        Assert.Equal([new("camera", "x100")], after.Metadata);
        Assert.Equal("content", await target.ReadText(Token));

        await target.SetTags([], Token);
        await HasTags("folder/a.txt");
        Assert.Equal(["folder/a.txt"], await Keys(Bucket.List(cancellationToken: Token)));
        await NothingUnfinished();
    }

    [Fact]
    public async Task Setting_metadata_keeps_tags()
    {
        if (await Missing() || !Store.Capabilities.SetsMetadata)
        {
            return;
        }

        await Bucket.Object("a").UploadText("x", Token).WithTag("a", "b");
        await Bucket.Object("a").SetMetadata([new("camera", "x100")], Token);

        await HasTags("a", ("a", "b"));
    }

    [Fact]
    public async Task A_copy_and_a_move_keep_tags()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("a").UploadText("x", Token).WithTag("a", "b");
        await Bucket.Object("a").CopyTo("copy", Token);
        await Bucket.Object("a").MoveTo("moved", Token);

        await HasTags("copy", ("a", "b"));
        await HasTags("moved", ("a", "b"));
    }

    [Fact]
    public async Task Uploads_in_parts_and_writers_keep_tags()
    {
        if (await Missing())
        {
            return;
        }

        await Bucket.Object("long").Upload(Bodies.Random(Bodies.LeastPart + 1), Token).WithPartSize(Bodies.LeastPart).WithTag("a", "1");
        await HasTags("long", ("a", "1"));

        MultipartUpload upload = await Bucket.Object("parts").StartUpload(Token).WithTag("a", "2");
        await Bucket.Object("parts").ResumeUpload(upload.Id).Complete([await upload.UploadPart(1, new byte[3], Token)], Token);
        await HasTags("parts", ("a", "2"));

        await using ObjectWriter writer = await Bucket.Object("written").OpenWrite(Token).WithTag("a", "3");
        await writer.CompleteAsync(Token);
        await HasTags("written", ("a", "3"));
    }

    [Fact]
    public async Task Tags_at_the_limits_of_the_rule_are_kept()
    {
        if (await Missing())
        {
            return;
        }

        KeyValuePair<string, string>[] tags =
        [
            .. Enumerable.Range(0, 7).Select(i => KeyValuePair.Create($"tag {i}", $"value {i}")),
            new(new string('k', 128), new string('v', 256)),
            new("_.:/=+-@ 09azAZ", "_.:/=+-@ 09azAZ"),
            new("größe 大小", "Ⅷ ½"),
        ];

        await Bucket.Object("a").UploadText("x", Token).WithTags(tags);

        await HasTags("a", [.. tags.Select(tag => (tag.Key, tag.Value))]);
    }

    [Fact]
    public async Task More_than_ten_tags_and_a_key_given_twice_are_refused()
    {
        await Put("a", "old");
        KeyValuePair<string, string>[] eleven = [.. Enumerable.Range(0, 11).Select(i => KeyValuePair.Create($"k{i}", "v"))];

        await Unchanged(async () =>
        {
            await Refused(eleven);
            await Refused(new("a", "1"), new("a", "2"));
        });
    }

    [Theory]
    [InlineData("", "v")]
    [InlineData("aws:mine", "v")]
    [InlineData("AWS:mine", "v")]
    [InlineData("semi;colon", "v")]
    [InlineData("k", "amp&ersand")]
    [InlineData("k", "per%cent")]
    [InlineData("line\nfeed", "v")]
    [InlineData("k", "nul\0")]
    [InlineData("k", "🙂")]
    public async Task A_tag_outside_the_rule_is_refused(string key, string value)
    {
        await Put("a", "old");

        await Unchanged(() => Refused(new KeyValuePair<string, string>(key, value)));
    }

    [Fact]
    public async Task Tags_that_are_too_long_or_half_a_character_are_refused()
    {
        await Put("a", "old");

        await Unchanged(async () =>
        {
            await Refused(new KeyValuePair<string, string>(new string('k', 129), "v"));
            await Refused(new KeyValuePair<string, string>("k", new string('v', 257)));
            await Refused(new KeyValuePair<string, string>("k", "lone \uD83D"));
        });
    }

    [Fact]
    public async Task Tags_of_a_missing_object_or_bucket_are_told_as_missing()
    {
        if (await Missing())
        {
            return;
        }

        BucketObject missing = Bucket.Object("missing");
        await Expect.Error(StorageErrorCode.ObjectNotFound, missing, async () => await missing.GetTags(Token));
        await Expect.Error(StorageErrorCode.ObjectNotFound, missing, async () => await missing.SetTags([new("a", "b")], Token));
        Bucket none = NameBucket();
        await Expect.Error(StorageErrorCode.BucketNotFound, none, async () => await none.Object("a").GetTags(Token));
        await Expect.Error(StorageErrorCode.BucketNotFound, none, async () => await none.Object("a").SetTags([], Token));
    }

    /// <summary>Whether the store has no tags; then every verb with them refuses and nothing is changed.</summary>
    private async Task<bool> Missing()
    {
        bool has = Store.Capabilities.Tags;
        if (!has)
        {
            await Put("tagless", "old");
            await Unchanged(async () =>
            {
                await Needs.Missing(has, async () => await Bucket.Object("tagless").GetTags(Token));
                await Needs.Missing(has, async () => await Bucket.Object("tagless").SetTags([], Token));
                await Needs.Missing(has, async () => await Bucket.Object("tagless").UploadText("new", Token).WithTag("a", "b"));
                await Needs.Missing(has, async () => await Bucket.Object("tagless").StartUpload(Token).WithTag("a", "b"));
                await Needs.Missing(has, async () => await Bucket.Object("tagless").OpenWrite(Token).WithTag("a", "b"));
            });
        }

        return !has;
    }

    private async Task HasTags(string key, params (string Key, string Value)[] tags) => Assert.Equal(
        tags.ToDictionary(tag => tag.Key, tag => tag.Value), await Bucket.Object(key).GetTags(Token));

    private async Task Refused(params KeyValuePair<string, string>[] tags)
    {
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").UploadText("new", Token).WithTags(tags));
        await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").SetTags(tags, Token));
    }
}
