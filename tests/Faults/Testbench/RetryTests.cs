namespace Fluent.Buckets.Faults;

/// <summary>Google's own faults: what may be sent again is, until it succeeds; what fails for good or too often is told.</summary>
public sealed class RetryTests(TestbenchFaults testbench) : IClassFixture<TestbenchFaults>
{
    private const string Get = "storage.objects.get";
    private const string Insert = "storage.objects.insert";

    /// <summary>The faults that Google's documentation of the retry strategy calls transient.</summary>
    public static TheoryData<string> Transient => ["return-408", "return-429", "return-500", "return-502", "return-503", "return-504", "return-reset-connection"];

    [Theory]
    [MemberData(nameof(Transient))]
    public Task An_object_is_looked_at_again(string fault) => Succeeds(Get, [fault, fault], async (bucket, _) =>
        Assert.Equal("1", (await bucket.Object("a").GetInfo()).Metadata![ObjectState.VersionName]));

    [Theory]
    [MemberData(nameof(Transient))]
    public Task An_object_is_read_again(string fault) => Succeeds(Get, [fault], async (bucket, _) =>
        Assert.Equal("1:300000", VersionedBody.Describe(await bucket.Object("a").ReadBytes())));

    [Theory]
    [InlineData("return-broken-stream")]
    [InlineData("return-broken-stream-after-128K")]
    public Task A_read_that_breaks_off_goes_on(string fault) => Succeeds(Get, [fault], async (bucket, _) =>
        Assert.Equal("1:300000", VersionedBody.Describe(await bucket.Object("a").ReadBytes())));

    [Theory]
    [MemberData(nameof(Transient))]
    public Task A_listing_is_asked_for_again(string fault) => Succeeds("storage.objects.list", [fault], async (bucket, _) =>
        Assert.Equal(["a"], await bucket.List().Select(info => info.Key).ToListAsync()));

    [Theory]
    [MemberData(nameof(Transient))]
    public Task A_write_is_sent_again(string fault) => Succeeds(Insert, [fault], async (bucket, straight) =>
    {
        await bucket.Object("a").Upload(VersionedBody.Block(2, 5000)).WithMetadata(ObjectState.VersionName, "2");
        Assert.Equal(ObjectState.Of(2, 5000), await ObjectState.Read(straight.Object("a"), withTags: false));
    });

    [Theory]
    [MemberData(nameof(Transient))]
    public Task A_write_on_a_condition_is_sent_again(string fault) => Succeeds(Insert, [fault], async (bucket, straight) =>
    {
        ObjectInfo before = await straight.Object("a").GetInfo();
        await bucket.Object("a").Upload(VersionedBody.Block(2, 5000)).WithMetadata(ObjectState.VersionName, "2").IfMatch(before.ETag);
        Assert.Equal(ObjectState.Of(2, 5000), await ObjectState.Read(straight.Object("a"), withTags: false));
    });

    [Theory]
    [InlineData("return-503-after-256K")]
    [InlineData("return-503-after-8192K")]
    [InlineData("return-408")]
    [InlineData("return-reset-connection")]
    public Task A_resumable_upload_goes_on(string fault) => Succeeds(Insert, [fault], async (bucket, straight) =>
    {
        await using var source = new OneWayStream(VersionedBody.Block(2, Scene.Large), tellsLength: false);
        await bucket.Object("a").UploadFrom(source).WithMetadata(ObjectState.VersionName, "2");
        Assert.Equal(ObjectState.Of(2, Scene.Large), await ObjectState.Read(straight.Object("a"), withTags: false));
    });

    [Theory]
    [MemberData(nameof(Transient))]
    public Task A_delete_is_sent_again(string fault) => Succeeds("storage.objects.delete", [fault], async (bucket, straight) =>
    {
        await bucket.Object("a").Delete();
        Assert.False(await straight.Object("a").Exists());
    });

    [Theory]
    [MemberData(nameof(Transient))]
    public Task A_copy_is_sent_again(string fault) => Succeeds("storage.objects.rewrite", [fault], async (bucket, straight) =>
    {
        await bucket.Object("a").CopyTo("b");
        Assert.Equal(ObjectState.Of(1, 300_000), await ObjectState.Read(straight.Object("b"), withTags: false));
    });

    [Theory]
    [MemberData(nameof(Transient))]
    public Task A_change_of_metadata_is_sent_again(string fault) => Succeeds("storage.objects.patch", [fault], async (bucket, straight) =>
    {
        await bucket.Object("a").SetMetadata(new Dictionary<string, string> { [ObjectState.VersionName] = "2" });
        Assert.Equal("2", (await straight.Object("a").GetInfo()).Metadata![ObjectState.VersionName]);
    });

    [Theory]
    [InlineData("return-401", StorageErrorCode.AuthenticationFailed)]
    [InlineData("return-403", StorageErrorCode.AccessDenied)]
    [InlineData("return-400", StorageErrorCode.InvalidArgument)]
    public async Task What_will_not_pass_is_told_at_once(string fault, StorageErrorCode code)
    {
        await using RetryInstructions faults = await RetryInstructions.Make(Get, fault, "return-503");
        await WithBucket(faults, async (bucket, _) =>
        {
            StorageException told = await Assert.ThrowsAsync<StorageException>(async () => await bucket.Object("a").GetInfo());
            Assert.Equal((code, false), (told.Code, told.IsTransient));
            Assert.False(await faults.AreUsedUp());
        });
    }

    [Fact]
    public async Task What_fails_too_often_is_told()
    {
        await using RetryInstructions faults = await RetryInstructions.Make(Get, [.. Enumerable.Repeat("return-503", 10)]);
        await WithBucket(faults, async (bucket, _) =>
        {
            StorageException told = await Assert.ThrowsAsync<StorageException>(async () => await bucket.Object("a").GetInfo());
            Assert.Equal((StorageErrorCode.Unavailable, true, "a"), (told.Code, told.IsTransient, told.Key));
        });
    }

    private async Task Succeeds(string method, string[] met, Func<Bucket, Bucket, Task> run)
    {
        await using RetryInstructions faults = await RetryInstructions.Make(method, met);
        await WithBucket(faults, run);
        Assert.True(await faults.AreUsedUp(), "The driver did not meet every fault.");
    }

    /// <summary>Runs with a bucket, by the store that meets the faults and by one that does not; it holds an object <c>a</c>.</summary>
    private async Task WithBucket(RetryInstructions faults, Func<Bucket, Bucket, Task> run)
    {
        Bucket straight = await (await testbench.Straight).CreateBucket($"{testbench.Prefix}{Guid.NewGuid().ToString("N")[..8]}");
        try
        {
            await ObjectState.Of(1, 300_000).Write(straight.Object("a"));
            await run(faults.Store.Bucket(straight.Name), straight);
        }
        finally
        {
            await straight.DeleteBucket().WithContents();
        }
    }
}
