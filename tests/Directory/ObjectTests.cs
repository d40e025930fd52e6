using System.Text;
using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

public sealed class ObjectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_written_object_is_one_readable_file_with_the_content_first()
    {
        await using TestStore store = await TestStore.Create();
        WriteRequest request = TestStore.Request("rome/1.txt") with
        {
            Headers = new ContentHeaders { ContentType = "text/plain", CacheControl = "no-store", ContentLanguage = "de" },
            Metadata = new Dictionary<string, string> { ["camera"] = "x100 \u00fc\u4e16" },
        };
        ObjectInfo written = await store.Put(request, "hello");

        ObjectInfo? info = await store.Info("rome/1.txt");
        Assert.NotNull(info);
        Assert.Equal(written with { Metadata = null }, info with { Metadata = null });
        Assert.Equal(request.Metadata, info.Metadata);
        Assert.Equal((5, "text/plain", "no-store", "de"), (info.Size, info.ContentType, info.CacheControl, info.ContentLanguage));
        Assert.Equal(TimeSpan.Zero, info.LastModified!.Value.Offset);
        Assert.Equal("hello", await store.Text("rome/1.txt"));
        Assert.Equal(["rome%/1.txt"], store.Files());
        string file = await File.ReadAllTextAsync(Path.Join(store.BucketFolder, "rome%", "1.txt"), Encoding.Latin1, Token);
        Assert.StartsWith("hello{", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ETag_is_the_XXH128_of_the_content_however_it_came()
    {
        await using TestStore store = await TestStore.Create();
        byte[] bytes = new byte[700_001];
        new Random(1).NextBytes(bytes);
        string expected = Convert.ToHexStringLower(System.IO.Hashing.XxHash128.Hash(bytes));

        Assert.Equal(expected, (await store.Driver.Write(TestStore.Request("a"), new BytesBody(bytes), Token)).ETag);
        Assert.Equal(expected, (await store.Driver.Write(TestStore.Request("b"), new BytesBody(bytes, tellsLength: false), Token)).ETag);
        var copy = new CopyRequest { SourceBucket = TestStore.Bucket, SourceKey = "a", TargetBucket = TestStore.Bucket, TargetKey = "c/d" };
        Assert.Equal(expected, (await store.Driver.Copy(copy, Token)).ETag);
        Assert.Equal((expected, 700_001), ((await store.Info("c/d"))!.ETag, (await store.Info("c/d"))!.Size));
    }

    [Fact]
    public async Task Long_metadata_beyond_the_first_read_is_found()
    {
        await using TestStore store = await TestStore.Create();
        var metadata = new Dictionary<string, string> { ["long"] = new string('"', 6000) };
        await store.Put(TestStore.Request(new string('k', 1024)) with { Metadata = metadata }, "");
        ObjectInfo? info = await store.Info(new string('k', 1024));
        Assert.Equal(metadata, info?.Metadata);
        Assert.Equal([new string('k', 1024)], await store.List());
    }

    [Theory]
    [InlineData(0, 3, "hel")]
    [InlineData(3, 100, "lo")]
    [InlineData(5, 9, "")]
    [InlineData(2, 2, "")]
    public async Task A_range_reads_no_byte_of_the_footer(int start, int end, string expected)
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "hello");
        Assert.Equal(expected, await store.Text("k", ByteRange.Between(start, end)));
        Assert.Equal("llo", await store.Text("k", ByteRange.Last(3)));
        await TestStore.Fails(StorageErrorCode.InvalidArgument, () => store.Text("k", ByteRange.From(6)));
    }

    [Fact]
    public async Task A_failing_body_leaves_the_old_object_and_no_scratch()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "old");
        var failure = new StorageException(StorageErrorCode.SourceFailed, "broken pipe");
        StorageException seen = await Assert.ThrowsAsync<StorageException>(
            () => store.Driver.Write(TestStore.Request("k"), new FailingBody(failure), Token));
        Assert.Same(failure, seen);
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => store.Driver.Write(TestStore.Request("k"), new FailingBody(new OperationCanceledException()), Token));
        Assert.Equal("old", await store.Text("k"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Scratch));
    }

    [Fact]
    public async Task A_body_that_is_shorter_than_it_says_is_refused()
    {
        await using TestStore store = await TestStore.Create();
        await TestStore.Fails(
            StorageErrorCode.SourceFailed, () => store.Driver.Write(TestStore.Request("k"), new WrongLengthBody(), Token));
        Assert.Empty(await store.List());
    }

    [Fact]
    public async Task A_hopeless_conditional_write_does_not_read_its_body()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "old");
        var unread = new FailingBody(new InvalidOperationException("The body was read."));
        await TestStore.Fails(
            StorageErrorCode.PreconditionFailed, () => store.Driver.Write(TestStore.Request("k") with { IfAbsent = true }, unread, Token));
        await TestStore.Fails(
            StorageErrorCode.PreconditionFailed, () => store.Driver.Write(TestStore.Request("k") with { IfMatch = "0" }, unread, Token));
        await TestStore.Fails(
            StorageErrorCode.BucketNotFound, () => store.Driver.Write(TestStore.Request("k") with { Bucket = "other" }, unread, Token));
    }

    [Fact]
    public async Task Deleting_the_last_object_removes_the_empty_folders()
    {
        await using TestStore store = await TestStore.Create();
        await store.PutAll(["a/b/c/d", "a/x"]);
        await store.Driver.Delete(TestStore.Bucket, "a/b/c/d", null, Token);
        Assert.Equal(["a%"], Directory.EnumerateDirectories(store.BucketFolder).Select(Path.GetFileName).Where(name => name != "%uploads"));
        Assert.Empty(Directory.EnumerateDirectories(Path.Join(store.BucketFolder, "a%")));
        Assert.Empty(await store.Driver.DeleteMany(TestStore.Bucket, ["a/x", "missing"], Token));
        Assert.Equal([store.Scratch], Directory.EnumerateDirectories(store.BucketFolder));
    }

    [Fact]
    public async Task Set_metadata_keeps_content_and_headers()
    {
        await using TestStore store = await TestStore.Create();
        ObjectInfo old = await store.Put("k", "content");
        var metadata = new Dictionary<string, string> { ["a"] = "1" };
        ObjectInfo info = await store.Driver.SetMetadata(TestStore.Bucket, "k", metadata, old.ETag, Token);
        Assert.Equal((old.ETag, old.ContentType, old.Size), (info.ETag, info.ContentType, info.Size));
        Assert.Equal(metadata, (await store.Info("k"))!.Metadata);
        Assert.Equal("content", await store.Text("k"));
        await TestStore.Fails(
            StorageErrorCode.PreconditionFailed, () => store.Driver.SetMetadata(TestStore.Bucket, "k", metadata, "0", Token));
        await TestStore.Fails(
            StorageErrorCode.ObjectNotFound, () => store.Driver.SetMetadata(TestStore.Bucket, "missing", metadata, null, Token));
    }

    [Fact]
    public async Task Set_metadata_and_writes_at_once_lose_neither()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "0");
        await Task.WhenAll(
            Task.Run(
                async () =>
                {
                    for (int i = 1; i <= 200; i++)
                    {
                        await store.Put("k", $"{i}");
                    }
                },
                Token),
            Task.Run(
                async () =>
                {
                    for (int i = 1; i <= 50; i++)
                    {
                        await store.Driver.SetMetadata(TestStore.Bucket, "k", new Dictionary<string, string> { ["n"] = $"{i}" }, null, Token);
                    }
                },
                Token));
        Assert.Equal("200", await store.Text("k"));
    }

    [Fact]
    public async Task Content_that_changed_on_the_disk_is_not_copied_on()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "content");
        await using (FileStream file = File.OpenWrite(Path.Join(store.BucketFolder, "k")))
        {
            file.WriteByte((byte)'X');
        }

        var copy = new CopyRequest { SourceBucket = TestStore.Bucket, SourceKey = "k", TargetBucket = TestStore.Bucket, TargetKey = "c" };
        await TestStore.Fails(StorageErrorCode.ChecksumMismatch, () => store.Driver.Copy(copy, Token));
        Assert.Equal(["k"], await store.List());
    }

    [Fact]
    public async Task Readers_during_overwrites_see_one_version_whole()
    {
        await using TestStore store = await TestStore.Create();
        await WriteVersion(store, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task writer = Task.Run(
            async () =>
            {
                for (long version = 2; !stop.IsCancellationRequested; version++)
                {
                    await WriteVersion(store, version);
                }
            },
            Token);

        DirectoryDriver other = store.NewDriver();
        var seen = new HashSet<string>();
        for (int i = 0; i < 300 || seen.Count < 20; i++)
        {
            await using ObjectContent content = await other.Read(new ReadRequest { Bucket = TestStore.Bucket, Key = "k" }, Token);
            using var bytes = new MemoryStream();
            await content.Body.CopyToAsync(bytes, Token);
            string version = content.Info.Metadata![VersionedContent.VersionName];
            Assert.Equal(VersionedContent.Bytes("k", long.Parse(version, null)), bytes.ToArray());
            seen.Add(version);
        }

        await stop.CancelAsync();
        await writer;
    }

    private static Task<ObjectInfo> WriteVersion(TestStore store, long version) => store.Driver.Write(
        VersionedContent.Request(TestStore.Bucket, "k", version), new BytesBody(VersionedContent.Bytes("k", version)), Token);

    private sealed class FailingBody(Exception failure) : ObjectBody
    {
        public override long? Length => null;

        public override bool CanReplay => false;

        public override Stream Open() => new FailingStream(failure);
    }

    /// <summary>Gives a megabyte, then fails.</summary>
    private sealed class FailingStream(Exception failure) : MemoryStream(new byte[1024 * 1024])
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position < Length ? base.ReadAsync(buffer, cancellationToken) : ValueTask.FromException<int>(failure);
    }

    private sealed class WrongLengthBody : ObjectBody
    {
        public override long? Length => 10;

        public override bool CanReplay => false;

        public override Stream Open() => new MemoryStream(new byte[9]);
    }
}
