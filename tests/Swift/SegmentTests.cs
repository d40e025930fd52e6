namespace Fluent.Buckets.SwiftTests;

/// <summary>Objects of several parts leave no segment behind, whatever becomes of them.</summary>
public sealed class SegmentTests
{
    private static readonly byte[] Large = Bytes.Random(Bytes.LeastPart, 1);
    private static readonly byte[] Small = Bytes.Random(1000, 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_of_unknown_length_becomes_a_static_large_object()
    {
        await using TestSwift swift = await TestSwift.Create();
        byte[] body = Bytes.Random((2 * Bytes.LeastPart) + 10, 3);
        using var stream = new UnseekableStream(body);

        ObjectInfo told = await swift.Bucket.Object("folder/ä?").UploadFrom(stream, Token)
            .WithPartSize(Bytes.LeastPart).WithMetadata("camera", "x ü").WithCacheControl("max-age=7").WithContentType("video/mp4");

        ObjectInfo info = await swift.Bucket.Object("folder/ä?").GetInfo(Token);
        ObjectInfo listed = await swift.Bucket.List(cancellationToken: Token).SingleAsync(Token);
        Assert.Equal((body.Length, told.ETag, "folder/ä?"), ((int)info.Size, info.ETag, info.Key));
        Assert.Equal((info.Size, info.ETag, info.LastModified, info.ContentType), (listed.Size, listed.ETag, listed.LastModified, listed.ContentType));
        Assert.Equal(("video/mp4", "max-age=7"), (info.ContentType, info.CacheControl));
        Assert.Equal([new("camera", "x ü")], info.Metadata);
        Assert.Equal(body, await swift.Bucket.Object("folder/ä?").ReadBytes(Token));
        Assert.Equal(body[(Bytes.LeastPart - 5)..(Bytes.LeastPart + 5)],
            await swift.Bucket.Object("folder/ä?").ReadBytes(Token).Range(Bytes.LeastPart - 5, Bytes.LeastPart + 5));
        Assert.Equal((3, 1), await swift.Segments());
        Assert.All(await swift.RawNames(swift.Bucket.Name + "_segments") ?? [], name => Assert.DoesNotContain("folder", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_known_length_is_one_object()
    {
        await using TestSwift swift = await TestSwift.Create();

        await swift.Bucket.Object("a").Upload(Bytes.Random((2 * Bytes.LeastPart) + 10, 3), Token).WithPartSize(Bytes.LeastPart);

        Assert.Null(await swift.RawNames(swift.Bucket.Name + "_segments"));
    }

    [Theory]
    [InlineData("write")]
    [InlineData("parts")]
    [InlineData("delete")]
    [InlineData("delete many")]
    [InlineData("delete very many")]
    [InlineData("copy onto")]
    [InlineData("move")]
    [InlineData("empty parts")]
    public async Task What_replaces_or_deletes_an_object_removes_its_segments(string how)
    {
        await using TestSwift swift = await TestSwift.Create();
        BucketObject target = swift.Bucket.Object("a");
        await swift.PutParts("a", Large, Small);
        await swift.PutParts("b", Small);
        Assert.Equal((3, 2), await swift.Segments());

        switch (how)
        {
            case "write":
                await target.UploadText("plain", Token);
                break;
            case "parts":
                await swift.PutParts("a", Small);
                break;
            case "delete":
                await target.Delete(Token);
                break;
            case "delete many":
                await swift.Bucket.DeleteMany(["a", "missing"], Token);
                break;
            case "delete very many":
                await swift.Bucket.DeleteMany(Enumerable.Range(0, 50).Select(i => $"missing {i}").Append("a"), Token);
                break;
            case "copy onto":
                await swift.Bucket.Object("plain").UploadText("plain", Token);
                await swift.Bucket.Object("plain").CopyTo(target, Token);
                break;
            case "move":
                await target.MoveTo("elsewhere", Token);
                Assert.Equal((byte[])[.. Large, .. Small], await swift.Bucket.Object("elsewhere").ReadBytes(Token));
                break;
            default:
                await swift.PutParts("a", Array.Empty<byte>());
                Assert.Equal(0, (await target.GetInfo(Token)).Size);
                break;
        }

        Assert.Equal(how == "parts" ? (2, 2) : (1, 1), await swift.Segments());
        Assert.Equal(Small, await swift.Bucket.Object("b").ReadBytes(Token));
        Assert.Equal(0, await swift.Bucket.SweepUploads(TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task An_abort_and_dropped_parts_leave_nothing()
    {
        await using TestSwift swift = await TestSwift.Create();
        MultipartUpload aborted = await swift.Bucket.Object("a").StartUpload(Token);
        await aborted.UploadPart(1, Small, Token);
        await aborted.UploadPart(1, Large, Token);
        await aborted.Abort(Token);
        Assert.Equal((0, 0), await swift.Segments());

        MultipartUpload completed = await swift.Bucket.Object("a").StartUpload(Token);
        await completed.UploadPart(3, Large, Token);
        await completed.UploadPart(2, Large, Token);
        await completed.Complete([await completed.UploadPart(2, Small, Token)], Token);
        Assert.Equal((1, 1), await swift.Segments());

        await Expect.Error(StorageErrorCode.UploadNotFound, async () => await completed.UploadPart(4, Small, Token));
        await Expect.Error(StorageErrorCode.UploadNotFound, async () => await aborted.UploadPart(4, Small, Token));
        Assert.Equal((1, 1), await swift.Segments());
    }

    [Fact]
    public async Task A_bucket_takes_its_segments_along_and_hides_them_while_it_is_there()
    {
        await using TestSwift swift = await TestSwift.Create();
        string container = swift.Bucket.Name + "_segments";
        await swift.PutParts("a", Small);
        MultipartUpload open = await swift.Bucket.Object("b").StartUpload(Token);
        await open.UploadPart(1, Small, Token);

        List<string> names = await swift.Store.ListBuckets(Token).Select(bucket => bucket.Name).ToListAsync(Token);
        Assert.Contains(swift.Bucket.Name, names);
        Assert.DoesNotContain(container, names);
        await Expect.Error(StorageErrorCode.InvalidName, async () => await swift.Store.CreateBucket(container, Token));
        await Expect.Error(StorageErrorCode.BucketNotEmpty, async () => await swift.Bucket.DeleteBucket(Token));
        Assert.Equal(Small, await swift.Bucket.Object("a").ReadBytes(Token));

        await swift.Bucket.DeleteBucket(Token).WithContents();

        Assert.Null(await swift.RawNames(container));
        Assert.Null(await swift.RawNames(swift.Bucket.Name));
    }

    [Fact]
    public async Task Deleting_a_bucket_again_removes_the_segments_that_the_first_time_left()
    {
        await using TestSwift swift = await TestSwift.Create();
        string container = swift.Bucket.Name + "_segments";
        await swift.PutParts("a", Small);

        // As if the process had died after the bucket's end.
        (await swift.Raw(HttpMethod.Delete, $"{swift.Bucket.Name}/a")).EnsureSuccessStatusCode();
        (await swift.Raw(HttpMethod.Delete, swift.Bucket.Name)).EnsureSuccessStatusCode();
        Assert.NotNull(await swift.RawNames(container));

        await Expect.Error(StorageErrorCode.BucketNotFound, async () => await swift.Bucket.DeleteBucket(Token));

        Assert.Null(await swift.RawNames(container));
    }

    [Fact]
    public async Task What_others_keep_in_the_container_of_segments_stays()
    {
        await using TestSwift swift = await TestSwift.Create();
        string container = swift.Bucket.Name + "_segments";
        await swift.PutParts("a", Small);
        (await swift.Raw(HttpMethod.Put, $"{container}/foreign", body: "x")).EnsureSuccessStatusCode();

        await swift.Bucket.DeleteBucket(Token).WithContents();

        Assert.Equal(["foreign"], await swift.RawNames(container));
        await swift.Raw(HttpMethod.Delete, $"{container}/foreign");
        await swift.Raw(HttpMethod.Delete, container);
    }

    [Fact]
    public async Task One_container_may_have_the_segments_of_several_buckets()
    {
        string container = $"shared-{Guid.NewGuid():N}";
        await using TestSwift first = await TestSwift.Create(options => options.SegmentsContainer = container);
        await using TestSwift second = await TestSwift.Create(options => options.SegmentsContainer = container);
        await first.PutParts("a", Small);
        await second.PutParts("a", Large);
        Assert.Equal(((1, 1), (1, 1)), (await first.Segments(container), await second.Segments(container)));
        Assert.DoesNotContain(container, await first.Store.ListBuckets(Token).Select(bucket => bucket.Name).ToListAsync(Token));

        await first.Bucket.Object("a").Delete(Token);
        Assert.Equal(((0, 0), (1, 1)), (await first.Segments(container), await second.Segments(container)));

        await second.Bucket.DeleteBucket(Token).WithContents();
        Assert.Equal([], await first.RawNames(container));
        await first.Raw(HttpMethod.Delete, container);
    }

    [Fact]
    public async Task Writers_that_race_leave_only_what_the_object_is_made_of()
    {
        await using TestSwift swift = await TestSwift.Create();
        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
            {
                await using ObjectStore store = TestSwift.Open();
                BucketObject target = store.Bucket(swift.Bucket.Name).Object("a");
                try
                {
                    if (i % 3 == 0)
                    {
                        await target.UploadText($"writer {i}", Token);
                    }
                    else
                    {
                        MultipartUpload upload = await target.StartUpload(Token);
                        await upload.Complete([await upload.UploadPart(1, Bytes.Random(1000 + i, i), Token)], Token);
                    }
                }
                catch (StorageException lost) when (lost.Code == StorageErrorCode.Conflict)
                {
                    // A loser may be told; its parts are aborted below.
                }
            }));

            await foreach (UploadInfo lost in swift.Bucket.ListUploads(cancellationToken: Token))
            {
                await swift.Driver.AbortUpload(new UploadReference(swift.Bucket.Name, lost.Key, lost.Id), Token);
            }

            int length = (await swift.Bucket.Object("a").ReadBytes(Token)).Length;
            Assert.Equal(length < 1000 ? (0, 0) : (1, 1), await swift.Segments());
        }

        Assert.Equal(0, await swift.Bucket.SweepUploads(TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task A_sweep_finds_what_dying_processes_left()
    {
        await using TestSwift swift = await TestSwift.Create();
        string container = swift.Bucket.Name + "_segments";
        await swift.PutParts("kept", Small);
        await swift.PutParts("replaced", Small);
        await swift.PutParts("half done", Small);

        // As if the writer had died between its write and the removal of what was there.
        (await swift.Raw(HttpMethod.Put, $"{swift.Bucket.Name}/replaced", body: "x")).EnsureSuccessStatusCode();

        // As if it had died between the manifest and the mark.
        string record = (await swift.RawNames(container))!.Single(
            name => name.StartsWith(OpenStackSwift.SegmentNames.Sets(swift.Bucket.Name, "half done"), StringComparison.Ordinal));
        string type = new OpenStackSwift.SegmentRecord("half done", false).ContentType;
        (await swift.Raw(HttpMethod.Put, $"{container}/{record}", [("Content-Type", type)], string.Empty)).EnsureSuccessStatusCode();

        // As if a part had arrived after its upload had ended.
        string late = OpenStackSwift.SegmentNames.NewPart(swift.Bucket.Name, "late", OpenStackSwift.SegmentNames.NewId(), 1);
        (await swift.Raw(HttpMethod.Put, $"{container}/{late}", body: "x")).EnsureSuccessStatusCode();
        Assert.Equal((4, 3), await swift.Segments());

        Assert.Equal(0, await swift.Bucket.SweepUploads(TimeSpan.FromHours(1), Token));
        Assert.Equal((4, 3), await swift.Segments());
        Assert.Equal(2, await swift.Bucket.SweepUploads(TimeSpan.Zero, Token));

        Assert.Equal((2, 2), await swift.Segments());
        Assert.Equal(Small, await swift.Bucket.Object("kept").ReadBytes(Token));
        Assert.Equal(Small, await swift.Bucket.Object("half done").ReadBytes(Token));
        await swift.Bucket.Object("half done").Delete(Token);
        Assert.Equal((1, 1), await swift.Segments());
    }

    [Fact]
    public async Task A_completion_whose_answer_is_lost_can_be_made_again()
    {
        await using TestSwift swift = await TestSwift.Create();
        var handler = new CountingHandler();
        await using ObjectStore store = TestSwift.Open(options =>
        {
            options.MaxRetries = 0;
            TestSwift.Through(handler)(options);
        });
        BucketObject target = store.Bucket(swift.Bucket.Name).Object("a");
        MultipartUpload upload = await target.StartUpload(Token);
        UploadedPart part = await upload.UploadPart(1, Small, Token);
        handler.LoseAnswer(request => request.RequestUri!.Query.Contains("multipart-manifest=put", StringComparison.Ordinal));

        await Expect.Error(StorageErrorCode.Unavailable, async () => await upload.Complete([part], Token));
        await upload.Abort(Token);
        Assert.Equal(Small, await target.ReadBytes(Token));

        await upload.Complete([part], Token);

        Assert.Equal(Small, await target.ReadBytes(Token));
        Assert.Equal((1, 1), await swift.Segments());
        Assert.Equal(0, await swift.Bucket.SweepUploads(TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task A_completion_that_does_not_know_whether_it_ended_the_upload_can_be_made_again()
    {
        await using TestSwift swift = await TestSwift.Create();
        var handler = new CountingHandler();
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));
        BucketObject target = store.Bucket(swift.Bucket.Name).Object("a");
        MultipartUpload upload = await target.StartUpload(Token);
        UploadedPart part = await upload.UploadPart(1, Small, Token);
        handler.LoseAnswer(request => request.Method == HttpMethod.Delete);

        StorageException error = await Expect.Error(StorageErrorCode.Unavailable, async () => await upload.Complete([part], Token));
        Assert.Equal((swift.Bucket.Name, "a", true), (error.Bucket, error.Key, error.IsTransient));
        Assert.Equal(2, handler.Count("DELETE", "/open/"));
        Assert.False(await target.Exists(Token));

        await upload.Complete([part], Token);

        Assert.Equal(Small, await target.ReadBytes(Token));
        Assert.Equal((1, 1), await swift.Segments());
        Assert.Equal(0, await swift.Bucket.SweepUploads(TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task A_bucket_that_keeps_versions_keeps_their_segments()
    {
        await using TestSwift swift = await TestSwift.Create();
        (await swift.Raw(HttpMethod.Post, swift.Bucket.Name, [("X-Versions-Enabled", "true")])).EnsureSuccessStatusCode();
        await swift.PutParts("a", Small);

        await swift.Bucket.Object("a").UploadText("new", Token);
        await swift.Bucket.SweepUploads(TimeSpan.Zero, Token);

        Assert.Equal((1, 1), await swift.Segments());
        (await swift.Raw(HttpMethod.Post, swift.Bucket.Name, [("X-Versions-Enabled", "false")])).EnsureSuccessStatusCode();
        using HttpResponseMessage versions = await swift.Raw(HttpMethod.Get, $"{swift.Bucket.Name}?versions&format=json");
        using var lines = System.Text.Json.JsonDocument.Parse(await versions.Content.ReadAsStringAsync(Token));
        foreach (System.Text.Json.JsonElement line in lines.RootElement.EnumerateArray())
        {
            await swift.Raw(HttpMethod.Delete, $"{swift.Bucket.Name}/a?version-id={line.GetProperty("version_id").GetString()}");
        }
    }

    [Fact]
    public async Task A_manifest_of_another_program_is_read_and_its_segments_are_left_alone()
    {
        await using TestSwift swift = await TestSwift.Create();
        string container = $"foreign-{Guid.NewGuid():N}";
        await swift.Raw(HttpMethod.Put, container);
        await swift.Raw(HttpMethod.Put, $"{container}/1", body: "first ");
        await swift.Raw(HttpMethod.Put, $"{container}/2", body: "second");
        (await swift.Raw(HttpMethod.Put, $"{swift.Bucket.Name}/a?multipart-manifest=put", body: $$"""[{"path":"{{container}}/1"},{"path":"{{container}}/2"}]"""))
            .EnsureSuccessStatusCode();

        Assert.Equal("first second", await swift.Bucket.Object("a").ReadText(Token));
        ObjectInfo copy = await swift.Bucket.Object("a").CopyTo("b", Token);
        Assert.Equal(12, copy.Size);
        await swift.Bucket.Object("a").Delete(Token);
        Assert.Equal("first second", await swift.Bucket.Object("b").ReadText(Token));
        Assert.Equal(["1", "2"], await swift.RawNames(container));

        await swift.Raw(HttpMethod.Delete, $"{container}/1");
        await swift.Raw(HttpMethod.Delete, $"{container}/2");
        await swift.Raw(HttpMethod.Delete, container);
    }

    [Fact]
    public async Task A_copy_is_one_plain_object_and_a_longer_one_has_segments_of_its_own()
    {
        await using TestSwift swift = await TestSwift.Create();
        await swift.PutParts("a", Large, Small);

        ObjectInfo plain = await swift.Bucket.Object("a").CopyTo("plain", Token);
        Assert.Equal((2, 1), await swift.Segments());
        Assert.Equal(plain.ETag, (await swift.Bucket.Object("plain").GetInfo(Token)).ETag);

        // A cluster that says its objects are shorter.
        var handler = new CountingHandler
        {
            Answer = request => request.RequestUri!.AbsolutePath == "/info"
                ? new HttpResponseMessage { Content = new StringContent("""{"swift":{"max_file_size":5242880},"slo":{},"bulk_delete":{}}""") }
                : null,
        };
        await using ObjectStore store = TestSwift.Open(TestSwift.Through(handler));
        BucketObject source = store.Bucket(swift.Bucket.Name).Object("a");
        await (await source.StartUpload(Token)).Abort(Token);
        ObjectInfo copied = await source.CopyTo("long", Token);

        ObjectInfo found = await swift.Bucket.Object("long").GetInfo(Token);
        Assert.Equal((copied.ETag, Bytes.LeastPart + 1000L), (found.ETag, found.Size));
        Assert.Equal((4, 2), await swift.Segments());
        await source.Delete(Token);
        Assert.Equal((byte[])[.. Large, .. Small], await swift.Bucket.Object("long").ReadBytes(Token));
        Assert.Equal((2, 1), await swift.Segments());
    }

    private sealed class UnseekableStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
