using System.Text;
using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

public sealed class UploadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_in_any_order_make_one_object_and_leave_nothing()
    {
        await using TestStore store = await TestStore.Create();
        WriteRequest request = TestStore.Request("a/k") with { Metadata = new Dictionary<string, string> { ["x"] = "1" } };
        UploadReference upload = await Start(store, request);
        UploadedPart third = await Part(store, upload, 3, "three");
        UploadedPart first = await Part(store, upload, 1, "one");
        await Part(store, upload, 2, "dropped");
        Assert.Empty(await store.List());
        Assert.Null(await store.Info("a/k"));

        // Another process goes on with nothing but the identifier.
        ObjectInfo info = await store.NewDriver().CompleteUpload(upload, request, [first, third], Token);
        Assert.Equal("onethree", await store.Text("a/k"));
        Assert.Equal(Convert.ToHexStringLower(System.IO.Hashing.XxHash128.Hash("onethree"u8)), info.ETag);
        Assert.Equal("1", (await store.Info("a/k"))!.Metadata!["x"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Scratch));
        await TestStore.Fails(StorageErrorCode.UploadNotFound, () => store.Driver.CompleteUpload(upload, request, [first], Token));
        await TestStore.Fails(StorageErrorCode.UploadNotFound, () => Part(store, upload, 1, "late"));
    }

    [Fact]
    public async Task A_part_replaces_the_one_of_its_number()
    {
        await using TestStore store = await TestStore.Create();
        UploadReference upload = await Start(store, TestStore.Request("k"));
        UploadedPart old = await Part(store, upload, 1, "old");
        UploadedPart part = await Part(store, upload, 1, "new");
        await TestStore.Fails(StorageErrorCode.InvalidArgument, () => Complete(store, upload, [old]));
        await TestStore.Fails(StorageErrorCode.InvalidArgument, () => Complete(store, upload, [part, new UploadedPart(2, "0", 1)]));
        await TestStore.Fails(StorageErrorCode.InvalidArgument, () => Complete(store, upload, [part, part]));
        Assert.Null(await store.Info("k"));
        await Complete(store, upload, [part]);
        Assert.Equal("new", await store.Text("k"));
    }

    [Fact]
    public async Task Many_parts_at_once()
    {
        await using TestStore store = await TestStore.Create();
        UploadReference upload = await Start(store, TestStore.Request("k"));
        UploadedPart[] parts = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => Part(store, upload, i, $"{i},")));
        await Complete(store, upload, parts);
        Assert.Equal(string.Concat(Enumerable.Range(1, 40).Select(i => $"{i},")), await store.Text("k"));
    }

    [Fact]
    public async Task No_parts_make_an_empty_object()
    {
        await using TestStore store = await TestStore.Create();
        UploadReference upload = await Start(store, TestStore.Request("k"));
        Assert.Equal(0, (await Complete(store, upload, [])).Size);
        Assert.Equal("", await store.Text("k"));
    }

    [Fact]
    public async Task Conditions_are_checked_at_completion()
    {
        await using TestStore store = await TestStore.Create();
        WriteRequest request = TestStore.Request("k") with { IfAbsent = true };
        UploadReference upload = await Start(store, request);
        UploadedPart part = await Part(store, upload, 1, "parts");
        await store.Put("k", "other");
        await TestStore.Fails(StorageErrorCode.PreconditionFailed, () => store.Driver.CompleteUpload(upload, request, [part], Token));
        Assert.Equal("other", await store.Text("k"));
        WriteRequest match = TestStore.Request("k") with { IfMatch = (await store.Info("k"))!.ETag };
        await store.Driver.CompleteUpload(upload, match, [part], Token);
        Assert.Equal("parts", await store.Text("k"));
    }

    [Fact]
    public async Task Uploads_are_listed_by_key_and_aborted()
    {
        await using TestStore store = await TestStore.Create();
        DateTimeOffset before = DateTimeOffset.UtcNow;
        UploadReference b = await Start(store, TestStore.Request("x/b"));
        UploadReference a = await Start(store, TestStore.Request("x/a"));
        await Start(store, TestStore.Request("y"));
        IReadOnlyList<UploadInfo> uploads = (await store.Driver.ListUploads(TestStore.Bucket, "x/", null, Token)).Uploads;
        Assert.Equal([("x/a", a.Id), ("x/b", b.Id)], uploads.Select(upload => (upload.Key, upload.Id)));
        Assert.InRange(uploads[0].StartedAt, before, DateTimeOffset.UtcNow);

        await store.Driver.AbortUpload(a, Token);
        await store.Driver.AbortUpload(a, Token);
        Assert.Equal(2, (await store.Driver.ListUploads(TestStore.Bucket, "", null, Token)).Uploads.Count);
        await TestStore.Fails(StorageErrorCode.UploadNotFound, () => Part(store, a, 1, "late"));
    }

    [Fact]
    public async Task Uploads_beyond_a_page_follow_on_the_next()
    {
        await using TestStore store = await TestStore.Create();
        for (int i = 0; i < 1003; i++)
        {
            await Start(store, TestStore.Request($"k{i % 4}"));
        }

        UploadPage first = await store.Driver.ListUploads(TestStore.Bucket, "", null, Token);
        UploadInfo last = first.Uploads[^1];
        await store.Driver.AbortUpload(new UploadReference(TestStore.Bucket, last.Key, last.Id), Token);
        UploadPage second = await store.Driver.ListUploads(TestStore.Bucket, "", first.NextPageToken, Token);
        Assert.Equal((1000, 3), (first.Uploads.Count, second.Uploads.Count));
        Assert.Null(second.NextPageToken);
        Assert.Equal(1003, first.Uploads.Concat(second.Uploads).Select(upload => upload.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../../other")]
    [InlineData("/etc")]
    [InlineData("0123456789abcdef0123456789abcde/")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task An_identifier_that_is_none_finds_nothing(string id)
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k");
        var upload = new UploadReference(TestStore.Bucket, "k", id);
        await TestStore.Fails(StorageErrorCode.UploadNotFound, () => Part(store, upload, 1, "x"));
        await TestStore.Fails(StorageErrorCode.UploadNotFound, () => Complete(store, upload, []));
        await store.Driver.AbortUpload(upload, Token);
        Assert.Equal("content", await store.Text("k"));
    }

    [Fact]
    public async Task An_upload_belongs_to_its_key()
    {
        await using TestStore store = await TestStore.Create();
        UploadReference upload = await Start(store, TestStore.Request("k"));
        await TestStore.Fails(StorageErrorCode.UploadNotFound, () => Part(store, upload with { Key = "other" }, 1, "x"));
    }

    [Fact]
    public async Task A_failing_part_leaves_no_scratch()
    {
        await using TestStore store = await TestStore.Create();
        UploadReference upload = await Start(store, TestStore.Request("k"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Driver.UploadPart(upload, 1, new BytesBody([1]), cancelled.Token));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.Join(store.Scratch, upload.Id)));
    }

    [Fact]
    public async Task After_an_abort_no_object_comes_of_the_upload()
    {
        await using TestStore store = await TestStore.Create();
        byte[] bytes = new byte[8 * 1024 * 1024];
        int aborted = 0;
        for (int i = 0; i < 20; i++)
        {
            string key = $"{i}";
            UploadReference upload = await Start(store, TestStore.Request(key));
            UploadedPart part = await store.Driver.UploadPart(upload, 1, new BytesBody(bytes), Token);
            Task<ObjectInfo> completion = Complete(store, upload, [part]);
            await store.NewDriver().AbortUpload(upload, Token);
            if (await store.Info(key) is null)
            {
                aborted++;
                await TestStore.Fails(StorageErrorCode.UploadNotFound, () => completion);
                Assert.Null(await store.Info(key));
            }
            else
            {
                await completion;
            }
        }

        Assert.True(aborted > 0, "No abort came before the completion.");
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Scratch));
    }

    private static async Task<UploadReference> Start(TestStore store, WriteRequest request) =>
        new(TestStore.Bucket, request.Key, await store.Driver.StartUpload(request, Token));

    private static Task<UploadedPart> Part(TestStore store, UploadReference upload, int number, string text) =>
        store.Driver.UploadPart(upload, number, new BytesBody(Encoding.UTF8.GetBytes(text)), Token);

    private static Task<ObjectInfo> Complete(TestStore store, UploadReference upload, IReadOnlyList<UploadedPart> parts) =>
        store.Driver.CompleteUpload(upload, TestStore.Request(upload.Key), parts, Token);
}
