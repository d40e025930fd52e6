using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Fluent.Buckets.AzureTests;

/// <summary>Appends: blocks of a block blob, and append blobs of other programs.</summary>
public sealed class AppendTests : AzureTest
{
    private BlobContainerClient Container => Store.Native<BlobServiceClient>()!.GetBlobContainerClient(Bucket.Name);

    [Fact]
    public async Task An_append_adds_a_block()
    {
        await Bucket.Object("log").AppendText("one ", Token);
        await Bucket.Object("log").AppendText("two", Token);

        BlockList blocks = await Container.GetBlockBlobClient("log").GetBlockListAsync(BlockListTypes.All, cancellationToken: Token);
        Assert.Equal([4L, 3L], blocks.CommittedBlocks.Select(block => block.SizeLong));
        Assert.Empty(blocks.UncommittedBlocks);
    }

    [Fact]
    public async Task An_append_whose_answer_got_lost_is_not_made_twice()
    {
        await Bucket.Object("log").AppendText("one ", Token);
        int left = 1;
        Log.Afterwards = request =>
        {
            if (request.Method == "PUT" && request.Uri.Query.Contains("comp=blocklist", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
            {
                throw new HttpRequestException("The line broke.");
            }
        };

        ObjectInfo info = await Bucket.Object("log").AppendText("two", Token);

        Assert.Equal("one two", await Bucket.Object("log").ReadText(Token));
        Assert.Equal(7, info.Size);
    }

    [Fact]
    public async Task An_object_without_blocks_gets_them_and_keeps_its_content()
    {
        byte[] body = new byte[(9 * 1024 * 1024) + 7];
        Random.Shared.NextBytes(body);
        await Bucket.Object("a").Upload(body, Token).WithPartSize(16 * 1024 * 1024);

        await Bucket.Object("a").AppendText("!", Token);

        byte[] stored = await Bucket.Object("a").ReadBytes(Token);
        Assert.True(stored.AsSpan(0, body.Length).SequenceEqual(body));
        Assert.Equal("!", Encoding.UTF8.GetString(stored.AsSpan(body.Length)));
    }

    [Fact]
    public async Task An_object_of_another_program_s_blocks_is_appended_to()
    {
        BlockBlobClient blob = Container.GetBlockBlobClient("foreign");
        string block = Convert.ToBase64String("short"u8);
        using (var content = new MemoryStream([1, 2, 3]))
        {
            await blob.StageBlockAsync(block, content, cancellationToken: Token);
        }

        await blob.CommitBlockListAsync([block], cancellationToken: Token);

        await Bucket.Object("foreign").Append(new byte[] { 4 }, Token);

        Assert.Equal([1, 2, 3, 4], await Bucket.Object("foreign").ReadBytes(Token));
    }

    [Fact]
    public async Task An_append_blob_of_another_program_is_appended_to_as_such()
    {
        await Container.GetAppendBlobClient("log").CreateAsync(cancellationToken: Token);

        await Bucket.Object("log").AppendText("one ", Token);
        ObjectInfo info = await Bucket.Object("log").AppendText("two", Token);

        Assert.Equal("one two", await Bucket.Object("log").ReadText(Token));
        BlobProperties properties = await Container.GetAppendBlobClient("log").GetPropertiesAsync(cancellationToken: Token);
        Assert.Equal((BlobType.Append, 2, 7L), (properties.BlobType, properties.BlobCommittedBlockCount, info.Size));
        Assert.Equal(properties.ETag.ToString().Trim('"'), info.ETag);
    }

    [Theory]
    [InlineData(2 * 1024 * 1024, 0)]
    [InlineData(3, 2 * 1024 * 1024)]
    public async Task What_a_large_append_leaves_that_cannot_clear_up_is_found_and_swept(int appended, int before)
    {
        if (before > 0)
        {
            await Bucket.Object("log").Upload(new byte[before], Token);
        }

        Log.Clear();
        Log.Instead = _ => Log.Count("PUT", "comp=blocklist") > 0 ? new HttpResponseMessage(HttpStatusCode.InternalServerError) : null;
        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("log").Append(new byte[appended], Token));
        Log.Instead = null;
        Assert.Contains(await Uncommitted("log"), block => block.SizeLong > 1);

        Assert.Equal(["log"], await Bucket.ListUploads(cancellationToken: Token).Select(open => open.Key).ToListAsync(Token));
        Assert.Equal(1, await Bucket.SweepUploads(TimeSpan.Zero, Token));

        Assert.DoesNotContain(await Uncommitted("log"), block => block.SizeLong > 1);
        Assert.Equal(before > 0, await Bucket.Object("log").Exists(Token));
    }

    [Fact]
    public async Task A_large_append_leaves_no_mark()
    {
        await Bucket.Object("log").Append(new byte[2 * 1024 * 1024], Token);

        Assert.Empty(await Bucket.ListUploads(cancellationToken: Token).ToListAsync(Token));
        Assert.Empty(await Uncommitted("log"));
    }

    [Fact]
    public async Task A_large_append_whose_blocks_were_swept_meanwhile_begins_anew()
    {
        await Bucket.Object("log").AppendText("one", Token);
        int swept = 0;
        Log.Afterwards = request =>
        {
            if (request.Uri.AbsolutePath.EndsWith("/log", StringComparison.Ordinal) && request.Uri.Query.Contains("comp=block&", StringComparison.Ordinal)
                && Interlocked.Exchange(ref swept, 1) == 0)
            {
                Assert.Equal(1, Bucket.SweepUploads(TimeSpan.Zero, Token).GetAwaiter().GetResult());
            }
        };

        byte[] added = new byte[2 * 1024 * 1024];
        Random.Shared.NextBytes(added);
        await Bucket.Object("log").Append(added, Token);

        Assert.Equal(1, swept);
        byte[] stored = await Bucket.Object("log").ReadBytes(Token);
        Assert.Equal("one", Encoding.UTF8.GetString(stored.AsSpan(0, 3)));
        Assert.True(stored.AsSpan(3).SequenceEqual(added));
    }

    [Fact]
    public async Task An_append_to_an_append_blob_is_never_sent_twice()
    {
        await Container.GetAppendBlobClient("log").CreateAsync(cancellationToken: Token);
        Log.Afterwards = request =>
        {
            if (request.Uri.Query.Contains("comp=appendblock", StringComparison.Ordinal))
            {
                throw new HttpRequestException("The line broke.");
            }
        };

        await Fails(StorageErrorCode.Unavailable, async () => await Bucket.Object("log").AppendText("one", Token));

        Assert.Equal(1, Log.Count("PUT", "comp=appendblock"));
        Assert.Equal("one", await Bucket.Object("log").ReadText(Token));
    }

    [Fact]
    public async Task A_page_blob_is_refused()
    {
        await Container.GetPageBlobClient("pages").CreateAsync(512, cancellationToken: Token);

        await Fails(StorageErrorCode.InvalidArgument, async () => await Bucket.Object("pages").AppendText("x", Token));
    }

    private async Task<IReadOnlyList<BlobBlock>> Uncommitted(string key)
    {
        BlockList list = await Container.GetBlockBlobClient(key).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: Token);
        return [.. list.UncommittedBlocks];
    }
}
