namespace Fluent.Buckets.Conformance;

/// <summary>Tiers: how an object is kept, said with an upload or later.</summary>
public abstract class TierTests(StoreHarness harness) : ConformanceTest(harness)
{
    /// <summary>The common tiers, as theory data.</summary>
    public static TheoryData<string> Common =>
        [.. new[] { StorageTier.Hot, StorageTier.Cool, StorageTier.Cold, StorageTier.Archive }.Select(tier => tier.Name)];

    [Theory]
    [MemberData(nameof(Common))]
    public async Task An_upload_goes_into_its_tier(string name)
    {
        var tier = new StorageTier(name);
        if (await Refused(tier, async () => await Bucket.Object("a").UploadText("content", Token).WithTier(tier)))
        {
            return;
        }

        await Bucket.Object("a").UploadText("content", Token).WithTier(tier);

        Assert.Equal(tier, (await Bucket.Object("a").GetInfo(Token)).Tier);
        await ReadsAs("content", tier);
    }

    [Theory]
    [MemberData(nameof(Common))]
    public async Task An_object_moves_into_another_tier_and_stays_as_it_is(string name)
    {
        var tier = new StorageTier(name);
        UploadOperation upload = Bucket.Object("a").UploadText("content", Token).WithContentType("text/css").WithMetadata("camera", "x100");
        await (Store.Capabilities.Tags ? upload.WithTag("project", "rome") : upload);
        if (await Refused(tier, async () => await Bucket.Object("a").SetTier(tier, Token)))
        {
            return;
        }

        await Bucket.Object("a").SetTier(tier, Token);

        ObjectInfo info = await Bucket.Object("a").GetInfo(Token);
        Assert.Equal((tier, 7L, "text/css"), (info.Tier, info.Size, info.ContentType));
        Assert.Equal([new("camera", "x100")], info.Metadata);
        if (Store.Capabilities.Tags)
        {
            Assert.Equal([new("project", "rome")], await Bucket.Object("a").GetTags(Token));
        }

        await ReadsAs("content", tier);
    }

    [Fact]
    public async Task An_upload_in_parts_goes_into_its_tier()
    {
        StorageTier tier = Store.Capabilities.Tiers is [.., var last] && last != StorageTier.Archive ? last : StorageTier.Cool;
        if (await Refused(tier, async () => await Bucket.Object("a").StartUpload(Token).WithTier(tier)))
        {
            return;
        }

        MultipartUpload upload = await Bucket.Object("a").StartUpload(Token).WithTier(tier);
        MultipartUpload resumed = Bucket.Object("a").ResumeUpload(upload.Id);
        await resumed.Complete([await resumed.UploadPart(1, "content"u8.ToArray(), Token)], Token);
        await using (ObjectWriter writer = await Bucket.Object("b").OpenWrite(Token).WithTier(tier))
        {
            await writer.WriteAsync("content"u8.ToArray(), Token);
            await writer.CompleteAsync(Token);
        }

        Assert.Equal(tier, (await Bucket.Object("a").GetInfo(Token)).Tier);
        Assert.Equal(tier, (await Bucket.Object("b").GetInfo(Token)).Tier);
        await ReadsAs("content", tier);
    }

    [Fact]
    public async Task A_missing_object_has_no_tier_to_change()
    {
        StorageTier tier = Store.Capabilities.Tiers is [var first, ..] ? first : StorageTier.Cool;
        if (await Refused(tier, async () => await Bucket.Object("missing").SetTier(tier, Token)))
        {
            return;
        }

        await Expect.Error(
            StorageErrorCode.ObjectNotFound, Bucket.Object("missing"), async () => await Bucket.Object("missing").SetTier(tier, Token));
        Assert.False(await Bucket.Object("missing").Exists(Token));
    }

    [Fact]
    public async Task Where_there_are_no_tiers_nothing_is_stored()
    {
        if (Store.Capabilities.Tiers.Count > 0)
        {
            return;
        }

        await Put("a", "old");
        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.NotSupported, async () => await Bucket.Object("a").UploadText("new", Token).WithTier(StorageTier.Cool));
            await Expect.Error(StorageErrorCode.NotSupported, async () => await Bucket.Object("b").OpenWrite(Token).WithTier(new StorageTier("X")));
            await Expect.Error(StorageErrorCode.NotSupported, async () => await Bucket.Object("a").SetTier(new StorageTier("X"), Token));
        });
    }

    [Fact]
    public void A_tier_without_a_name_is_refused_at_once()
    {
        Assert.Equal(
            StorageErrorCode.InvalidArgument,
            Assert.Throws<StorageException>(() => { _ = Bucket.Object("a").UploadText("x", Token).WithTier(default); }).Code);
        Assert.Equal(
            StorageErrorCode.InvalidArgument,
            Assert.Throws<StorageException>(() => { _ = Bucket.Object("a").SetTier(new StorageTier(string.Empty), Token); }).Code);
    }

    /// <summary>Whether the store lacks a tier; then the call is asserted to be refused.</summary>
    private Task<bool> Refused(StorageTier tier, Func<Task> call) => Needs.Missing(Store.Capabilities.Tiers.Contains(tier), call);

    /// <summary>An archived object may have to be brought back before it can be read.</summary>
    private async Task ReadsAs(string text, StorageTier tier)
    {
        if (tier != StorageTier.Archive)
        {
            Assert.Equal(text, await Get("a"));
        }
    }
}
