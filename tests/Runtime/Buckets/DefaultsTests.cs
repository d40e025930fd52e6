namespace Fluent.Buckets.Tests.Buckets;

/// <summary>Defaults that only the requests show.</summary>
public sealed class DefaultsTests : Transfers.EngineTest
{
    [Fact]
    public async Task A_default_part_size_holds_unless_the_call_says_another()
    {
        BucketObject key = Bucket.WithDefaults(d => d.PartSize(5 * MiB)).Object("key");
        await key.Upload(Bytes(12 * MiB), Token);
        Assert.Equal([5L * MiB, 5L * MiB, 2L * MiB], PartSizes());
        Driver.Calls.Clear();
        await key.Upload(Bytes(12 * MiB), Token).WithPartSize(6 * MiB);
        Assert.Equal([6L * MiB, 6L * MiB], PartSizes());
    }

    [Fact]
    public async Task A_default_parallelism_bounds_the_parts_under_way()
    {
        int now = 0;
        int most = 0;
        Driver.Before = async (verb, _, token) =>
        {
            if (verb == "UploadPart")
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Delay(5, token);
                Interlocked.Decrement(ref now);
            }
        };
        await Bucket.WithDefaults(d => d.Parallelism(1)).Object("key").Upload(Bytes(30 * MiB), Token);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Part_size_also_holds_for_a_copy_from_another_store()
    {
        await using var other = new ObjectStore(new MemoryDriver());
        Bucket source = await other.CreateBucket("other", Token);
        await source.Object("key").Upload(Bytes(12 * MiB), Token);
        await source.Object("key").CopyTo(Bucket.WithDefaults(d => d.PartSize(6 * MiB)).Object("key"), Token);
        Assert.Equal([6L * MiB, 6L * MiB], PartSizes());
    }

    [Fact]
    public async Task A_default_timeout_limits_uploads_and_the_call_may_say_another()
    {
        Bucket view = Bucket.WithDefaults(d => d.Timeout(TimeSpan.FromMilliseconds(20)));
        Driver.Before = (verb, _, token) => verb == "Write" ? Task.Delay(200, token) : Task.CompletedTask;
        await Fails(StorageErrorCode.Timeout, async () => await view.Object("key").UploadText("text", Token));
        await view.Object("key").UploadText("text", Token).WithTimeout(TimeSpan.FromMinutes(1));
        Assert.Equal("text", await view.Object("key").ReadText(Token));
    }

    [Fact]
    public async Task A_view_keeps_what_it_was_made_with()
    {
        UploadDefaults? kept = null;
        Bucket view = Bucket.WithDefaults(d => kept = d.CacheControl("no-store"));
        kept!.CacheControl("max-age=1").Metadata("late", "1");
        ObjectInfo info = await view.Object("key").UploadText("text", Token);
        Assert.Equal("no-store", (await view.Object("key").GetInfo(Token)).CacheControl);
        Assert.Empty((await view.Object(info.Key).GetInfo(Token)).Metadata!);
    }

    private IEnumerable<long> PartSizes() =>
        Driver.Calls.Where(call => call.Verb == "UploadPart").OrderBy(call => call.Detail).Select(call => call.Size);
}
