using System.Net;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Metadata and headers on the wire.</summary>
public sealed class MetadataTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setting_metadata_keeps_everything_else_also_of_an_object_of_parts()
    {
        await using TestSwift swift = await TestSwift.Create();
        await swift.PutParts("a", Bytes.Random(1000, 1));
        (await swift.Raw(
            HttpMethod.Post,
            $"{swift.Bucket.Name}/a",
            [("Content-Type", "video/mp4"), ("Content-Encoding", "gzip"), ("Content-Disposition", "attachment"), ("Content-Language", "de"),
                ("Cache-Control", "max-age=7"), ("X-Delete-After", "100000"), ("X-Object-Meta-Old", "1")],
            string.Empty)).EnsureSuccessStatusCode();
        ObjectInfo before = await swift.Bucket.Object("a").GetInfo(Token);

        ObjectInfo told = await swift.Bucket.Object("a").SetMetadata([new("new_name", "ü"), new("long", new string('x', 1000))], Token);

        ObjectInfo info = await swift.Bucket.Object("a").GetInfo(Token);
        Assert.Equal(("video/mp4", "gzip", "attachment", "de", "max-age=7"),
            (info.ContentType, info.ContentEncoding, info.ContentDisposition, info.ContentLanguage, info.CacheControl));
        Assert.Equal((before.ETag, before.Size, told.ETag), (info.ETag, info.Size, info.ETag));
        Assert.Equal(new Dictionary<string, string> { ["new_name"] = "ü", ["long"] = new('x', 1000) }, info.Metadata);
        using HttpResponseMessage raw = await swift.Raw(HttpMethod.Head, $"{swift.Bucket.Name}/a");
        Assert.True(raw.Headers.Contains("X-Delete-At"));
        Assert.Equal(Bytes.Random(1000, 1), await swift.Bucket.Object("a").ReadBytes(Token));
        Assert.Equal((1, 1), await swift.Segments());
    }

    [Fact]
    public async Task An_object_that_has_expired_is_missing()
    {
        await using TestSwift swift = await TestSwift.Create();
        (await swift.Raw(HttpMethod.Put, $"{swift.Bucket.Name}/a", [("X-Delete-After", "1")], "x")).EnsureSuccessStatusCode();

        DateTimeOffset end = DateTimeOffset.UtcNow.AddSeconds(30);
        while (await swift.Bucket.Object("a").Exists(Token))
        {
            Assert.True(DateTimeOffset.UtcNow < end, "The object does not expire.");
            await Task.Delay(200, Token);
        }

        await Expect.Error(StorageErrorCode.ObjectNotFound, async () => await swift.Bucket.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task More_headers_than_the_store_takes_are_refused_before_any_request()
    {
        await using TestSwift swift = await TestSwift.Create();

        StorageException error = await Expect.Error(StorageErrorCode.InvalidArgument, async () => await swift.Bucket.Object("a").UploadText("x", Token)
            .WithMetadata(Enumerable.Range(0, 91).Select(i => KeyValuePair.Create($"n{i}", "v"))));

        Assert.Contains("90", error.Message, StringComparison.Ordinal);
        using HttpResponseMessage raw = await swift.Raw(HttpMethod.Head, $"{swift.Bucket.Name}/a");
        Assert.Equal(HttpStatusCode.NotFound, raw.StatusCode);
    }

    [Fact]
    public async Task Metadata_of_other_programs_is_read_as_it_is()
    {
        await using TestSwift swift = await TestSwift.Create();
        (await swift.Raw(HttpMethod.Put, $"{swift.Bucket.Name}/a", [("X-Object-Meta-Camera-Model", "=?UTF-8?B?no?= %41"), ("X-Object-Meta-2", "x")], "x"))
            .EnsureSuccessStatusCode();

        Assert.Equal([new("camera_model", "=?UTF-8?B?no?= %41")], (await swift.Bucket.Object("a").GetInfo(Token)).Metadata);
    }
}
