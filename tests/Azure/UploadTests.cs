using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Fluent.Buckets.AzureTests;

/// <summary>What uploads in parts do on the server, by the provider's own client.</summary>
public sealed class UploadTests : AzureTest
{
    private const int Part = 5 * 1024 * 1024;

    private BlobContainerClient Container => Store.Native<BlobServiceClient>()!.GetBlobContainerClient(Bucket.Name);

    [Fact]
    public async Task A_completed_upload_leaves_no_mark_and_no_block()
    {
        await Bucket.Object("a").Upload(new byte[Part + 10], Token).WithPartSize(Part);

        Assert.Equal(["a"], await Everything());
        BlockList blocks = await Container.GetBlockBlobClient("a").GetBlockListAsync(BlockListTypes.All, cancellationToken: Token);
        Assert.Empty(blocks.UncommittedBlocks);
        Assert.Equal([Part, 10L], blocks.CommittedBlocks.Select(block => block.SizeLong));
    }

    [Fact]
    public async Task An_abort_gives_the_bytes_of_every_block_back_and_leaves_no_mark()
    {
        ObjectInfo old = await Bucket.Object("a").UploadText("old", Token);
        MultipartUpload upload = await Bucket.Object("a").StartUpload(Token);
        await upload.UploadPart(1, new byte[Part], Token);
        await upload.UploadPart(2, new byte[1000], Token);

        await upload.Abort(Token);

        Assert.Equal(["a"], await Everything());
        BlockList blocks = await Container.GetBlockBlobClient("a").GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: Token);
        Assert.All(blocks.UncommittedBlocks, block => Assert.Equal(1, block.SizeLong));
        Assert.Equal(old.ETag, (await Bucket.Object("a").GetInfo(Token)).ETag);
    }

    [Fact]
    public async Task An_abort_leaves_the_blocks_of_a_rival_alone()
    {
        MultipartUpload failed = await Bucket.Object("a").StartUpload(Token);
        MultipartUpload rival = await Bucket.Object("a").StartUpload(Token);
        await failed.UploadPart(1, new byte[100], Token);
        UploadedPart part = await rival.UploadPart(1, new byte[200], Token);

        await failed.Abort(Token);
        Assert.False(await Bucket.Object("a").Exists(Token));
        await rival.Complete([part], Token);

        Assert.Equal(200, (await Bucket.Object("a").GetInfo(Token)).Size);
    }

    [Fact]
    public async Task Open_uploads_are_listed_also_of_long_keys_and_swept()
    {
        string longest = new('k', 1024);
        foreach (string key in (string[])["a", "folder/b", longest])
        {
            await Bucket.Object(key).StartUpload(Token);
        }

        Assert.Empty(await Bucket.List(cancellationToken: Token).ToListAsync(Token));
        Assert.Equal(
            ["a", "folder/b", longest],
            (await Bucket.ListUploads(cancellationToken: Token).Select(open => open.Key).ToListAsync(Token)).Order(StringComparer.Ordinal));
        Assert.Single(await Bucket.ListUploads("folder/", Token).ToListAsync(Token));

        Assert.Equal(0, await Bucket.SweepUploads(TimeSpan.FromHours(1), Token));
        Assert.Equal(3, await Bucket.SweepUploads(TimeSpan.Zero, Token));
        Assert.Empty(await Everything());
    }

    [Fact]
    public async Task A_commit_whose_answer_got_lost_counts()
    {
        int left = 1;
        Log.Afterwards = request =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/a", StringComparison.Ordinal) && request.Uri.Query.Contains("comp=blocklist", StringComparison.Ordinal)
                && request.Method == "PUT" && Interlocked.Decrement(ref left) == 0)
            {
                throw new HttpRequestException("The line broke.");
            }
        };

        ObjectInfo info = await Bucket.Object("a").Upload(new byte[Part + 10], Token).WithPartSize(Part).IfAbsent();

        Assert.Equal(Part + 10, info.Size);
        Assert.Equal(info.ETag, (await Bucket.Object("a").GetInfo(Token)).ETag);
        Assert.Equal(["a"], await Everything());
    }

    [Fact]
    public async Task Parts_of_an_upload_that_was_started_elsewhere_are_checked_first()
    {
        MultipartUpload upload = await Bucket.Object("a").StartUpload(Token);
        await using ObjectStore other = TestAccount.Open(TestAccount.Options());
        MultipartUpload resumed = other.Bucket(Bucket.Name).Object("a").ResumeUpload(upload.Id);

        UploadedPart part = await resumed.UploadPart(1, new byte[10], Token);
        await resumed.Complete([part], Token);

        // The one that started it thinks it is open, and finds out at the end.
        UploadedPart late = await upload.UploadPart(2, new byte[10], Token);
        await Fails(StorageErrorCode.UploadNotFound, async () => await upload.Complete([late], Token));
    }

    [Fact]
    public async Task Blocks_cannot_be_written_over_an_append_blob_which_is_said()
    {
        await Container.GetAppendBlobClient("a").CreateAsync(cancellationToken: Token);

        StorageException error = await Fails(
            StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").Upload(new byte[Part + 1], Token).WithPartSize(Part));

        Assert.Contains("append", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Bucket.ListUploads(cancellationToken: Token).ToListAsync(Token));
    }

    private async Task<List<string>> Everything() => await Container
        .GetBlobsAsync(new GetBlobsOptions { States = BlobStates.Uncommitted }, Token).Select(item => item.Name).ToListAsync(Token);
}
