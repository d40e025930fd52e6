namespace Fluent.Buckets.Tests.Transfers;

/// <summary>What a store cannot do is refused before any request, or done another way.</summary>
public sealed class MissingCapabilityTests : EngineTest
{
    [Fact]
    public async Task A_condition_that_only_whole_writes_hold_makes_a_long_body_one_write()
    {
        Without(StoreConditions.CompleteIfAbsent | StoreConditions.CompleteIfMatch);
        await Bucket.Object("key").Upload(Bytes(20 * MiB), Token).IfAbsent();
        Assert.Equal(1, Driver.Count("Write"));
        Assert.Equal(0, Driver.Count("StartUpload"));
    }

    [Fact]
    public async Task Beyond_the_greatest_write_it_is_refused_before_any_request()
    {
        Without(StoreConditions.CompleteIfAbsent);
        Driver.Reported = Driver.Reported with { GreatestSingleWrite = 10 * MiB };
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").Upload(Bytes(20 * MiB), Token).IfAbsent());
        Assert.Empty(Driver.Calls);
    }

    [Fact]
    public async Task An_unknown_length_with_such_a_condition_is_refused_when_a_second_part_is_needed()
    {
        Without(StoreConditions.CompleteIfAbsent);
        await Bucket.Object("short").UploadFrom(Unseekable(Bytes(8 * MiB)), Token).IfAbsent();
        Assert.Equal(1, Driver.Count("Write"));
        Driver.Calls.Clear();
        await Fails(
            StorageErrorCode.NotSupported,
            async () => await Bucket.Object("long").UploadFrom(Unseekable(Bytes((8 * MiB) + 1)), Token).IfAbsent());
        Assert.Empty(Driver.Calls);
        Assert.False(await Bucket.Object("long").Exists(Token));
    }

    [Fact]
    public async Task Without_parts_a_long_body_is_one_write_and_a_long_stream_is_refused()
    {
        Driver.Reported = Driver.Reported with { Parts = null };
        await Bucket.Object("key").Upload(Bytes(20 * MiB), Token);
        Assert.Equal(1, Driver.Count("Write"));
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").UploadFrom(Unseekable(Bytes(20 * MiB)), Token));
    }

    [Fact]
    public async Task A_store_that_takes_unknown_lengths_gets_one_write()
    {
        Driver.Reported = Driver.Reported with { WritesUnknownLength = true };
        using var stream = new MemoryStream(Bytes(20 * MiB));
        await Bucket.Object("key").UploadFrom(stream, Token);
        Assert.Equal([("Write", 0L, 20L * MiB)], Driver.Calls);
    }

    [Fact]
    public async Task A_store_that_takes_unknown_lengths_and_writes_in_parallel_gets_parts_where_they_help()
    {
        StoreConditions complete = StoreConditions.CompleteIfAbsent | StoreConditions.CompleteIfMatch;
        Driver.Reported = Driver.Reported with
        {
            WritesUnknownLength = true,
            WritesInParallel = true,
            Conditions = StoreConditions.All & ~complete,
        };
        await Bucket.Object("parts").UploadFrom(Unseekable(Bytes(20 * MiB)), Token).WithParallelism(2);
        Assert.NotEqual(0, Driver.Count("UploadPart"));
        Assert.Equal(0, Driver.Count("Write"));

        await Bucket.Object("one by one").UploadFrom(Unseekable(Bytes(20 * MiB)), Token).WithParallelism(1);
        Assert.Equal(1, Driver.Count("Write"));

        await Bucket.Object("condition").UploadFrom(Unseekable(Bytes(20 * MiB)), Token).WithParallelism(2).IfAbsent();
        Assert.Equal(2, Driver.Count("Write"));
    }

    [Fact]
    public async Task Each_condition_that_is_missing_is_refused_before_any_request()
    {
        Without(StoreConditions.All);
        BucketObject key = Bucket.Object("key");
        Func<Task>[] calls =
        [
            async () => await key.UploadText("x", Token).IfAbsent(),
            async () => await key.UploadText("x", Token).IfMatch("1"),
            async () => await key.ReadText(Token).IfMatch("1"),
            async () => await key.ReadText(Token).IfNoneMatch("1"),
            async () => await key.Delete(Token).IfMatch("1"),
            async () => await key.CopyTo("other", Token).IfAbsent(),
            async () => await key.CopyTo("other", Token).IfSourceMatches("1"),
            async () => await key.SetMetadata([], Token).IfMatch("1"),
        ];
        foreach (Func<Task> call in calls)
        {
            StorageException fault = await Fails(StorageErrorCode.NotSupported, call);
            Assert.Equal("engine", fault.Bucket);
        }

        Assert.Empty(Driver.Calls);
    }

    [Fact]
    public async Task Other_missing_capabilities_are_refused_before_any_request()
    {
        Driver.Reported = Driver.Reported with { ListsStartAfter = false, SetsMetadata = false };
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.List(cancellationToken: Token).StartAfter("a").ToListAsync(Token));
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").SetMetadata([], Token));
        Assert.Empty(Driver.Calls);
    }

    [Fact]
    public async Task A_conditional_copy_to_another_store_that_cannot_is_refused_before_any_request()
    {
        var little = new RecordingDriver();
        little.Reported = little.Reported with { Conditions = StoreConditions.None };
        await using var other = new ObjectStore(little);
        BucketObject target = other.Bucket("other").Object("key");
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").CopyTo(target, Token).IfAbsent());
        Assert.Empty(Driver.Calls);
        Assert.Empty(little.Calls);
    }

    [Fact]
    public async Task A_move_without_conditions_copies_and_deletes()
    {
        await Bucket.Object("key").UploadText("x", Token);
        Driver.Calls.Clear();
        Without(StoreConditions.All);
        await Bucket.Object("key").MoveTo("other", Token);
        Assert.Equal(["Copy", "Delete"], Driver.Calls.Select(call => call.Verb));
    }

    [Fact]
    public async Task A_move_deletes_only_the_version_that_it_copied()
    {
        await Bucket.Object("key").UploadText("first", Token);
        bool rewritten = false;
        Driver.Before = async (verb, _, _) =>
        {
            if (verb == "Delete" && !rewritten)
            {
                rewritten = true;
                await Bucket.Object("key").UploadText("second", Token);
            }
        };
        await Fails(StorageErrorCode.PreconditionFailed, async () => await Bucket.Object("key").MoveTo("other", Token));
        Assert.Equal("second", await Bucket.Object("key").ReadText(Token));
        Assert.Equal("first", await Bucket.Object("other").ReadText(Token));
    }

    private void Without(StoreConditions conditions) =>
        Driver.Reported = Driver.Reported with { Conditions = Driver.Reported.Conditions & ~conditions };
}
