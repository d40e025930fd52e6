using System.Security.Cryptography;

namespace Fluent.Buckets.S3Tests.OnCeph;

/// <summary>Copies in parts, as of objects above 5 GiB, with a limit that a test can reach.</summary>
public sealed class CopyTests : CephTest
{
    private const long MiB = 1 << 20;

    [Theory]
    [InlineData((6 * MiB) + 1)]
    [InlineData(15 * MiB)]
    public async Task An_object_above_the_limit_is_copied_in_parts_with_all_that_it_has(long size)
    {
        byte[] content = RandomNumberGenerator.GetBytes((int)size);
        await Bucket.Object("a").Upload(content, Token)
            .WithContentType("text/css").WithCacheControl("max-age=7").WithContentLanguage("de, en").WithMetadata("camera", "x100 ü").WithTag("a", "b");

        ObjectInfo copied = await Small().Object("a").CopyTo("b", Token);

        Assert.Equal(content, await Bucket.Object("b").ReadBytes(Token));
        ObjectInfo info = await Bucket.Object("b").GetInfo(Token);
        Assert.Equal((copied.ETag, copied.Size), (info.ETag, info.Size));
        Assert.EndsWith($"-{(size + (5 * MiB) - 1) / (5 * MiB)}", info.ETag, StringComparison.Ordinal);
        Assert.Equal(("text/css", "max-age=7", "de, en"), (info.ContentType, info.CacheControl, info.ContentLanguage));
        Assert.Equal([new("camera", "x100 ü")], info.Metadata);
        Assert.Equal([new("a", "b")], await Bucket.Object("b").GetTags(Token));
    }

    [Fact]
    public async Task Metadata_of_an_object_above_the_limit_is_replaced_in_place()
    {
        byte[] content = RandomNumberGenerator.GetBytes(6 * (int)MiB);
        await Bucket.Object("a").Upload(content, Token).WithContentType("text/css").WithMetadata("old", "1").WithTag("a", "b");

        await Small().Object("a").SetMetadata([new("new", "2")], Token);

        ObjectInfo info = await Bucket.Object("a").GetInfo(Token);
        Assert.Equal(content, await Bucket.Object("a").ReadBytes(Token));
        Assert.Equal("text/css", info.ContentType);
        Assert.Equal([new("new", "2")], info.Metadata);
        Assert.Equal([new("a", "b")], await Bucket.Object("a").GetTags(Token));
    }

    [Fact]
    public async Task A_copy_in_parts_that_fails_leaves_nothing()
    {
        await Bucket.Object("a").Upload(new byte[6 * MiB], Token);
        using var cancel = new CancellationTokenSource();
        using var handler = new CancellingHandler(cancel);
        Bucket small = Open(options =>
        {
            options.Compatibility = S3Compatibility.Ceph with { GreatestSingleCopy = 5 * MiB };
            options.HttpHandler = handler;
        }).Bucket(Bucket.Name);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await small.Object("a").CopyTo("b", cancel.Token));

        Assert.False(await Bucket.Object("b").Exists(Token));
    }

    private Bucket Small() =>
        Open(options => options.Compatibility = S3Compatibility.Ceph with { GreatestSingleCopy = 5 * MiB }).Bucket(Bucket.Name);

    /// <summary>Cancels when the second part is asked for.</summary>
    private sealed class CancellingHandler(CancellationTokenSource cancel) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Query.Contains("partNumber=2", StringComparison.Ordinal))
            {
                await cancel.CancelAsync();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
