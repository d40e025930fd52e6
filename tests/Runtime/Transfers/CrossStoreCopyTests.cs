namespace Fluent.Buckets.Tests.Transfers;

/// <summary>Copies to another store: what is asked of the source, and what a change of it meanwhile does.</summary>
public sealed class CrossStoreCopyTests : EngineTest
{
    private readonly RecordingDriver _other = new();

    private BucketObject Source => Bucket.Object("source");

    private BucketObject Target => new ObjectStore(_other).Bucket("other").Object("target");

    [Fact]
    public async Task A_short_object_is_one_read_and_one_write()
    {
        await Fill(100);
        await Source.CopyTo(Target, Token);
        Assert.Equal(["GetInfo", "GetTags", "Read"], Driver.Calls.Select(call => call.Verb));
        Assert.Equal([("Write", 0L, 100L)], _other.Calls);
    }

    [Fact]
    public async Task A_long_object_goes_in_parts_that_are_read_from_the_source_one_by_one()
    {
        byte[] content = await Fill((16 * MiB) + 5);
        await Source.CopyTo(Target, Token);
        Assert.Equal([(0L, 8L * MiB), (8L * MiB, 16L * MiB), (16L * MiB, (16L * MiB) + 5)], Reads().Order());
        Assert.Equal(3, _other.Count("UploadPart"));
        Assert.Equal(content, await Target.ReadBytes(Token));
    }

    [Theory]
    [InlineData(StoreConditions.All)]
    [InlineData(StoreConditions.None)]
    public async Task A_source_that_is_replaced_between_two_parts_is_a_conflict_and_nothing_is_stored(StoreConditions conditions)
    {
        await Fill(20 * MiB);
        Driver.Reported = Driver.Reported with { Conditions = conditions };
        byte[] later = Bytes(21 * MiB);
        ReplaceBefore("Read", 8 * MiB, () => Source.Upload(later, Token));

        StorageException fault = await Fails(StorageErrorCode.Conflict, async () => await Source.MoveTo(Target, Token));

        Assert.Equal("source", fault.Key);
        Assert.True(fault.IsTransient);
        Assert.False(await Target.Exists(Token));
        Assert.Equal(1, _other.Count("AbortUpload"));
        Assert.Equal(later, await Source.ReadBytes(Token));
    }

    [Theory]
    [InlineData(StoreConditions.All)]
    [InlineData(StoreConditions.None)]
    public async Task A_source_that_is_replaced_before_its_only_read_is_a_conflict(StoreConditions conditions)
    {
        await Fill(100);
        Driver.Reported = Driver.Reported with { Conditions = conditions };
        ReplaceBefore("Read", 0, () => Source.Upload(Bytes(200), Token));
        await Fails(StorageErrorCode.Conflict, async () => await Source.CopyTo(Target, Token));
        Assert.False(await Target.Exists(Token));
    }

    [Fact]
    public async Task A_source_that_is_deleted_between_two_parts_is_a_conflict()
    {
        await Fill(20 * MiB);
        ReplaceBefore("Read", 8 * MiB, () => Source.Delete(Token));
        await Fails(StorageErrorCode.Conflict, async () => await Source.CopyTo(Target, Token));
        Assert.False(await Target.Exists(Token));
    }

    [Theory]
    [InlineData(StoreConditions.All)]
    [InlineData(StoreConditions.None)]
    public async Task A_move_never_deletes_a_version_that_it_did_not_copy(StoreConditions conditions)
    {
        await Fill(100);
        Driver.Reported = Driver.Reported with { Conditions = conditions };
        string verb = conditions == StoreConditions.All ? "Delete" : "GetInfo";
        int skip = conditions == StoreConditions.All ? 0 : 1;
        ReplaceBefore(verb, 0, () => Source.UploadText("later", Token), skip);
        await Fails(StorageErrorCode.Conflict, async () => await Source.MoveTo(Target, Token));
        Assert.Equal("later", await Source.ReadText(Token));
        Assert.Equal(100, (await Target.GetInfo(Token)).Size);
    }

    [Fact]
    public async Task A_source_that_is_gone_when_it_is_to_be_deleted_is_moved()
    {
        // So it looks when the answer to the delete was lost and the request was sent again.
        await Fill(100);
        ReplaceBefore("Delete", 0, () => Source.Delete(Token));
        await Source.MoveTo(Target, Token);
        Assert.False(await Source.Exists(Token));
        Assert.Equal(100, (await Target.GetInfo(Token)).Size);
    }

    [Fact]
    public async Task Tags_go_along()
    {
        await Fill(100);
        await Source.SetTags([new("a", "b")], Token);
        await Source.MoveTo(Target, Token);
        Assert.Equal([new("a", "b")], await Target.GetTags(Token));
    }

    [Fact]
    public async Task Tags_that_the_other_store_cannot_keep_refuse_the_copy_before_it_is_asked_for_anything()
    {
        await Fill(100);
        _other.Reported = _other.Reported with { Tags = false };
        await Source.CopyTo(Target, Token);
        _other.Calls.Clear();
        await Source.SetTags([new("a", "b")], Token);

        StorageException fault = await Fails(StorageErrorCode.NotSupported, async () => await Source.MoveTo(Target, Token));

        Assert.Contains("tags", fault.Message, StringComparison.Ordinal);
        Assert.Empty(_other.Calls);
        Assert.True(await Source.Exists(Token));
    }

    [Fact]
    public async Task A_fault_of_the_source_half_way_is_told_as_it_is_and_nothing_is_stored()
    {
        await Fill(20 * MiB);
        Driver.Before = (verb, at, _) => verb == "Read" && at == 16 * MiB
            ? throw new StorageException(StorageErrorCode.Unavailable, "down")
            : Task.CompletedTask;
        await Fails(StorageErrorCode.Unavailable, async () => await Source.CopyTo(Target, Token));
        Assert.False(await Target.Exists(Token));
        Assert.Equal(1, _other.Count("AbortUpload"));
    }

    [Fact]
    public async Task Two_drivers_of_one_store_are_one_place()
    {
        string root = Directory.CreateTempSubdirectory("one-store-").FullName;
        try
        {
            await using var first = new ObjectStore(new DirectoryDriver(root));
            await using var second = new ObjectStore(new DirectoryDriver(root + "/../" + Path.GetFileName(root)));
            Bucket bucket = await first.CreateBucket("bucket", Token);
            await bucket.Object("key").UploadText("text", Token);

            await Fails(StorageErrorCode.InvalidArgument, async () => await bucket.Object("key").MoveTo(second.Bucket("bucket").Object("key"), Token));
            await bucket.Object("key").MoveTo(second.Bucket("bucket").Object("other"), Token);

            Assert.Equal("text", await bucket.Object("other").ReadText(Token));
            Assert.False(await bucket.Object("key").Exists(Token));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task<byte[]> Fill(int length)
    {
        await Target.Bucket.CreateBucket(Token);
        byte[] content = Bytes(length);
        await Source.Upload(content, Token);
        Driver.Calls.Clear();
        _other.Calls.Clear();
        return content;
    }

    private IEnumerable<(long Start, long End)> Reads() =>
        Driver.Calls.Where(call => call.Verb == "Read").Select(call => (call.Detail, call.Size));

    private void ReplaceBefore<T>(string before, long at, Func<StorageOperation<T>> replace, int skip = 0)
    {
        int seen = 0;
        Driver.Before = async (verb, detail, _) =>
        {
            if (verb == before && detail == at && seen++ == skip)
            {
                await replace();
            }
        };
    }
}
