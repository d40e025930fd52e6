namespace Fluent.Buckets.Tests.Transfers;

/// <summary>What the app's own parts cannot be is refused before any request.</summary>
public sealed class ExplicitUploadTests : EngineTest
{
    private const int LeastPart = 5 * MiB;

    [Fact]
    public async Task Handles_and_resuming_ask_nothing()
    {
        MultipartUpload upload = await Bucket.Object("key").StartUpload(Token);
        Driver.Calls.Clear();
        MultipartUpload resumed = Bucket.Object("key").ResumeUpload(upload.Id);
        _ = resumed.UploadPart(1, Bytes(1), Token);
        _ = resumed.Complete([], Token);
        _ = resumed.Abort(Token);
        Assert.Empty(Driver.Calls);
    }

    [Fact]
    public async Task Bad_parts_are_refused_before_any_request()
    {
        MultipartUpload upload = await Bucket.Object("key").StartUpload(Token);
        UploadedPart part = await upload.UploadPart(1, Bytes(10), Token);
        Driver.Reported = Driver.Reported with { Parts = new PartLimits(LeastPart, 2 * LeastPart, 100) };
        Driver.Calls.Clear();

        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.UploadPart(0, Bytes(1), Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.UploadPart(101, Bytes(1), Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.UploadPart(2, Bytes((2 * LeastPart) + 1), Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.UploadPart(2, new MemoryStream(Bytes((2 * LeastPart) + 1)), Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.UploadPart(2, Unseekable(Bytes((2 * LeastPart) + 1)), Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.Complete([], Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.Complete([null!], Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.Complete([part, part], Token));
        await Fails(StorageErrorCode.InvalidArgument, async () => await upload.Complete([part, part with { Number = 2 }], Token));
        Assert.Empty(Driver.Calls);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_up_to_the_greatest_part_is_taken()
    {
        MultipartUpload upload = await Bucket.Object("key").StartUpload(Token);
        Driver.Reported = Driver.Reported with { Parts = new PartLimits(LeastPart, LeastPart, 100) };
        UploadedPart part = await upload.UploadPart(1, Unseekable(Bytes(LeastPart), 1000), Token);
        Assert.Equal(LeastPart, part.Size);
    }

    [Fact]
    public async Task Without_parts_or_their_conditions_the_start_is_refused_before_any_request()
    {
        MultipartUpload upload = await Bucket.Object("key").StartUpload(Token).IfAbsent();
        UploadedPart part = await upload.UploadPart(1, Bytes(1), Token);
        Driver.Calls.Clear();

        Driver.Reported = Driver.Reported with { Conditions = StoreConditions.WriteIfAbsent | StoreConditions.WriteIfMatch };
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").StartUpload(Token).IfAbsent());
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").StartUpload(Token).IfMatch("etag"));
        await Fails(StorageErrorCode.NotSupported, async () => await upload.Complete([part], Token));
        Driver.Reported = Driver.Reported with { Parts = null };
        await Fails(StorageErrorCode.NotSupported, async () => await Bucket.Object("key").StartUpload(Token));
        await Fails(StorageErrorCode.NotSupported, async () => await upload.UploadPart(1, Bytes(1), Token));
        await Fails(StorageErrorCode.NotSupported, async () => await upload.Abort(Token));
        Assert.Empty(Driver.Calls);
    }

    [Fact]
    public async Task A_sweep_of_every_age_takes_what_another_clock_dates_later()
    {
        var clock = new SetClock { Now = DateTimeOffset.UtcNow };
        await using var store = new ObjectStore(new MemoryDriver(clock));
        Bucket bucket = await store.CreateBucket("clocks", Token);
        await bucket.Object("key").StartUpload(Token);
        clock.Now -= TimeSpan.FromSeconds(1);

        Assert.Equal(0, await bucket.SweepUploads(TimeSpan.FromTicks(1), Token));
        Assert.Equal(1, await bucket.SweepUploads(TimeSpan.Zero, Token));
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
