using System.Text.Json;

namespace Fluent.Buckets.Conformance;

/// <summary>Uploads whose parts the app sends itself: in any order, at once, from several processes, completed or aborted.</summary>
public abstract class MultipartTests(StoreHarness harness) : ConformanceTest(harness)
{
    private static readonly byte[] Large = Bodies.Random(Bodies.LeastPart, seed: 1);
    private static readonly byte[] Other = Bodies.Random(Bodies.LeastPart, seed: 2);
    private static readonly byte[] Small = Bodies.Random(1024, seed: 3);

    [Fact]
    public async Task Parts_become_the_object()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        UploadedPart[] parts =
            [await upload.UploadPart(1, Large, Token), await upload.UploadPart(2, Other, Token), await upload.UploadPart(3, Small, Token)];
        Assert.Equal([(1, (long)Large.Length), (2, Other.Length), (3, Small.Length)], parts.Select(part => (part.Number, part.Size)));
        Assert.Empty(await Keys(Bucket.List(cancellationToken: Token)));

        ObjectInfo info = await upload.Complete(parts, Token);

        Assert.Equal(("a", (2L * Bodies.LeastPart) + 1024), (info.Key, info.Size));
        ObjectInfo found = await Bucket.Object("a").GetInfo(Token);
        Assert.Equal((info.Size, info.ETag), (found.Size, found.ETag));
        await Holds("a", [.. Large, .. Other, .. Small]);
        await NothingUnfinished();
    }

    [Fact]
    public async Task Parts_sent_and_given_out_of_order_are_put_in_order()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        UploadedPart third = await upload.UploadPart(3, Small, Token);
        UploadedPart first = await upload.UploadPart(1, Large, Token);
        UploadedPart second = await upload.UploadPart(2, Other, Token);
        await upload.Complete([third, first, second], Token);

        await Holds("a", [.. Large, .. Other, .. Small]);
    }

    [Fact]
    public async Task Parts_are_sent_at_once_and_may_have_gaps_in_their_numbers()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        UploadedPart[] parts = await Task.WhenAll(
            upload.UploadPart(90, Small, Token), upload.UploadPart(7, Large, Token).AsTask(), upload.UploadPart(8, Other, Token).AsTask());
        await upload.Complete(parts, Token);

        await Holds("a", [.. Large, .. Other, .. Small]);
    }

    [Fact]
    public async Task A_part_is_a_stream_from_its_position_of_known_length_or_not()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        using var known = new SourceStream([1, 2, 3, .. Large]) { ClaimedLength = Large.Length + 3, MostPerRead = 100_000, Position = 3 };
        using var unknown = new SourceStream(Other) { MostPerRead = 3000 };
        UploadedPart first = await upload.UploadPart(1, known, Token);
        UploadedPart second = await upload.UploadPart(2, unknown, Token);
        Assert.Equal((Large.Length, Other.Length), (first.Size, second.Size));
        Assert.False(known.IsClosed || unknown.IsClosed);

        await upload.Complete([first, second], Token);

        await Holds("a", [.. Large, .. Other]);
    }

    [Fact]
    public async Task Another_process_goes_on_with_what_was_given_at_the_start()
    {
        if (await Needs.Missing(Store.Capabilities.Parts is not null, async () => await Bucket.Object("a").StartUpload(Token)))
        {
            return;
        }

        MultipartUpload begun = await Bucket.Create("folder/ä.txt").StartUpload(Token)
            .WithContentType("video/mp4").WithContentEncoding("identity").WithContentLanguage("de").WithCacheControl("max-age=60")
            .WithContentDisposition("attachment").WithMetadata("camera", "x  100 ü");
        UploadedPart second = await begun.UploadPart(2, Small, Token);
        string kept = JsonSerializer.Serialize([second], TestJson.Default.ListUploadedPart);

        MultipartUpload resumed = Store.Bucket(Bucket.Name).Object("folder/ä.txt").ResumeUpload(begun.Id);
        Assert.Equal((begun.Id, begun.Key), (resumed.Id, resumed.Key));
        List<UploadedPart> parts = JsonSerializer.Deserialize(kept, TestJson.Default.ListUploadedPart)!;
        parts.Add(await resumed.UploadPart(1, Large, Token));
        await resumed.Complete(parts, Token);

        await Holds("folder/ä.txt", [.. Large, .. Small]);
        ObjectInfo info = await Bucket.Object("folder/ä.txt").GetInfo(Token);
        Assert.Equal(
            ("video/mp4", "identity", "de", "max-age=60", "attachment"),
            (info.ContentType, info.ContentEncoding, info.ContentLanguage, info.CacheControl, info.ContentDisposition));
        Assert.Equal([new("camera", "x  100 ü")], info.Metadata);
    }

    [Fact]
    public async Task An_upload_in_a_view_is_one_of_the_whole_key()
    {
        if (await Needs.Missing(Store.Capabilities.Parts is not null, async () => await Bucket.Object("a").StartUpload(Token)))
        {
            return;
        }

        Bucket view = Bucket.Within("view/");
        MultipartUpload upload = await view.Object("a").StartUpload(Token);
        MultipartUpload whole = Bucket.Object("view/a").ResumeUpload(upload.Id);
        Assert.Equal(("a", "view/a"), (upload.Key, whole.Key));

        Assert.Equal("a", (await upload.Complete([await whole.UploadPart(1, Small, Token)], Token)).Key);
        await Holds("view/a", Small);
    }

    [Fact]
    public async Task A_part_of_the_same_number_replaces_the_one_before()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        UploadedPart old = await upload.UploadPart(1, Large, Token);
        UploadedPart replaced = await upload.UploadPart(1, Small, Token);
        await Expect.Error(StorageErrorCode.InvalidArgument, Bucket.Object("a"), async () => await upload.Complete([old], Token));

        await upload.Complete([replaced], Token);

        await Holds("a", Small);
    }

    [Fact]
    public async Task Parts_that_are_not_named_are_dropped()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        await upload.UploadPart(1, Large, Token);
        UploadedPart named = await upload.UploadPart(2, Small, Token);
        if (await Needs.Missing(Store.Capabilities.DropsUnnamedParts, async () => await upload.Complete([named], Token)))
        {
            await upload.Abort(Token);
            return;
        }

        await upload.Complete([named], Token);

        await Holds("a", Small);
        await NothingUnfinished();
    }

    [Fact]
    public async Task One_empty_part_makes_an_empty_object()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        await upload.Complete([await upload.UploadPart(1, Array.Empty<byte>(), Token)], Token);

        await Holds("a", []);
    }

    [Fact]
    public async Task An_abort_leaves_nothing_and_may_be_repeated()
    {
        await Put("a", "old");
        if (await Start("a") is not { } upload)
        {
            return;
        }

        UploadedPart part = await upload.UploadPart(1, Small, Token);
        Assert.Equal(["a"], await Bucket.ListUploads(cancellationToken: Token).Select(open => open.Key).ToListAsync(Token));

        await upload.Abort(Token);
        await upload.Abort(Token);
        await Bucket.Object("a").ResumeUpload(upload.Id).Abort(Token);

        await Ended(upload, part);
        Assert.Equal("old", await Get("a"));
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_completed_upload_is_over_and_an_abort_after_it_keeps_the_object()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        UploadedPart part = await upload.UploadPart(1, Small, Token);
        await upload.Complete([part], Token);

        await upload.Abort(Token);
        await Ended(upload, part);
        await Holds("a", Small);
    }

    [Fact]
    public async Task Of_two_uploads_of_one_key_each_keeps_its_own_parts_and_the_last_to_complete_wins()
    {
        if (await Start("a") is not { } first || await Start("a") is not { } second)
        {
            return;
        }

        Assert.NotEqual(first.Id, second.Id);
        UploadedPart[] firsts = [await first.UploadPart(1, Large, Token), null!];
        UploadedPart[] seconds = [await second.UploadPart(1, Other, Token), await second.UploadPart(2, Small, Token)];
        firsts[1] = await first.UploadPart(2, Other, Token);

        await second.Complete(seconds, Token);
        await Holds("a", [.. Other, .. Small]);
        if (Harness.WritesVoidUploads)
        {
            await Expect.Error(StorageErrorCode.Conflict, Bucket.Object("a"), async () => await first.Complete(firsts, Token));
            await Holds("a", [.. Other, .. Small]);
            await first.Abort(Token);
        }
        else
        {
            await first.Complete(firsts, Token);
            await Holds("a", [.. Large, .. Other]);
        }

        await NothingUnfinished();
    }

    [Fact]
    public async Task A_failed_part_may_be_sent_again()
    {
        if (await Start("a") is not { } upload)
        {
            return;
        }

        using var broken = new SourceStream(Small)
        {
            ClaimedLength = Small.Length,
            BeforeRead = (position, _) => position == 0 ? throw new IOException("The disk is gone.") : ValueTask.CompletedTask,
        };
        await Expect.Error(StorageErrorCode.SourceFailed, Bucket.Object("a"), async () => await upload.UploadPart(1, broken, Token));

        await upload.Complete([await upload.UploadPart(1, Small, Token)], Token);

        await Holds("a", Small);
        await NothingUnfinished();
    }

    [Fact]
    public async Task Uploads_of_odd_keys_are_listed_and_swept()
    {
        if (await Start("z") is null)
        {
            return;
        }

        string[] keys = [.. Held("a b", "a+b", "a%2Fb", "a\u0001b", "a&<b>", "á/🙂").Where(key => !Harness.RefusesParts(key))];
        foreach (string key in keys)
        {
            MultipartUpload upload = await Bucket.Create(key).StartUpload(Token);
            await upload.UploadPart(1, Small, Token);
        }

        List<string> listed = await Bucket.ListUploads(cancellationToken: Token).Select(open => open.Key).ToListAsync(Token);
        Assert.Equal(keys.Append("z").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(keys.Length + 1, await Bucket.SweepUploads(TimeSpan.Zero, Token));
        await NothingUnfinished();
    }

    [Fact]
    public async Task A_key_with_a_control_character_is_uploaded_in_parts_or_refused_at_once()
    {
        const string key = "a\u0001b";
        byte[] longer = [.. Large, .. Small];
        if (Harness.RefusesKey(key))
        {
            await Expect.Error(StorageErrorCode.InvalidKey, Bucket.Object(key), async () => await Bucket.Object(key).Upload(longer, Token).WithPartSize(Bodies.LeastPart));
            return;
        }

        if (!Harness.RefusesParts(key))
        {
            await Bucket.Object(key).Upload(longer, Token).WithPartSize(Bodies.LeastPart);
            await Holds(key, longer);
            return;
        }

        await Expect.Error(StorageErrorCode.NotSupported, Bucket.Object(key), async () => await Bucket.Create(key).StartUpload(Token));
        await Expect.Error(
            StorageErrorCode.NotSupported, Bucket.Object(key), async () => await Bucket.Object(key).Upload(longer, Token).WithPartSize(Bodies.LeastPart));
        await NothingUnfinished();

        await Bucket.Object(key).Upload(Small, Token);
        await Holds(key, Small);
    }

    private async Task<MultipartUpload?> Start(string key) =>
        await Needs.Missing(Store.Capabilities.Parts is not null, async () => await Bucket.Object(key).StartUpload(Token))
            ? null
            : await Bucket.Create(key).StartUpload(Token);

    private async Task Ended(MultipartUpload upload, UploadedPart part)
    {
        BucketObject target = Bucket.Object(upload.Key);
        await Expect.Error(StorageErrorCode.UploadNotFound, target, async () => await upload.UploadPart(2, Small, Token));
        await Expect.Error(StorageErrorCode.UploadNotFound, target, async () => await upload.Complete([part], Token));
    }

    private async Task Holds(string key, byte[] body) => Expect.SameBytes(body, await Bucket.Object(key).ReadBytes(Token));
}
