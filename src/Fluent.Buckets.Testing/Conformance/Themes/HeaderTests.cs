namespace Fluent.Buckets.Conformance;

/// <summary>Content headers: kept as they are given, and a content type by the key's extension.</summary>
public abstract class HeaderTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Fact]
    public async Task Content_headers_come_back()
    {
        await Bucket.Object("a.bin").Upload(new byte[10], Token)
            .WithContentType("text/html; charset=utf-8")
            .WithContentEncoding("gzip")
            .WithContentLanguage("de-AT, en")
            .WithCacheControl("public, max-age=3600")
            .WithContentDisposition("attachment; filename=\"a b.html\"");

        ObjectInfo info = await Bucket.Object("a.bin").GetInfo(Token);

        Assert.Equal("text/html; charset=utf-8", info.ContentType);
        Assert.Equal("gzip", info.ContentEncoding);
        Assert.Equal("de-AT, en", info.ContentLanguage);
        Assert.Equal("public, max-age=3600", info.CacheControl);
        Assert.Equal("attachment; filename=\"a b.html\"", info.ContentDisposition);
    }

    [Fact]
    public async Task Headers_that_were_not_given_are_null()
    {
        await Bucket.Object("a.bin").Upload(new byte[10], Token);

        ObjectInfo info = await Bucket.Object("a.bin").GetInfo(Token);

        Assert.Equal(
            (null, null, null, null), (info.ContentEncoding, info.ContentLanguage, info.CacheControl, info.ContentDisposition));
    }

    [Theory]
    [InlineData("photo.jpg", "image/jpeg")]
    [InlineData("photo.JPG", "image/jpeg")]
    [InlineData("folder.png/photo", "application/octet-stream")]
    [InlineData("folder/page.html", "text/html")]
    [InlineData("data.json", "application/json")]
    [InlineData("picture.svg", "image/svg+xml")]
    [InlineData("document.pdf", "application/pdf")]
    [InlineData("README", "application/octet-stream")]
    [InlineData("file.unknown-extension", "application/octet-stream")]
    public async Task The_key_tells_the_content_type(string key, string contentType)
    {
        await Bucket.Object(key).Upload("<html>"u8.ToArray(), Token);
        using var stream = new SourceStream([1]);
        await Bucket.Object("streams/" + key).UploadFrom(stream, Token);

        Assert.Equal(contentType, MediaType(await Bucket.Object(key).GetInfo(Token)));
        Assert.Equal(contentType, MediaType(await Bucket.Object("streams/" + key).GetInfo(Token)));
    }

    [Fact]
    public async Task The_key_and_not_the_file_tells_the_content_type()
    {
        string path = Path.Combine(Folder, "page.html");
        await File.WriteAllTextAsync(path, "<html>", Token);

        await Bucket.Object("photo.jpg").UploadFrom(path, Token);

        Assert.Equal("image/jpeg", (await Bucket.Object("photo.jpg").GetInfo(Token)).ContentType);
    }

    [Fact]
    public async Task A_given_content_type_goes_before_the_key()
    {
        await Bucket.Object("photo.jpg").UploadText("x", Token).WithContentType("application/x-mine");
        await Bucket.Object("photo.png").UploadText("x", Token).WithContentType("text/css").WithContentType("text/csv");

        Assert.Equal("application/x-mine", (await Bucket.Object("photo.jpg").GetInfo(Token)).ContentType);
        Assert.Equal("text/csv", (await Bucket.Object("photo.png").GetInfo(Token)).ContentType);
    }

    [Fact]
    public async Task Bytes_that_are_called_compressed_come_back_as_stored()
    {
        byte[] body = Bodies.Random(1000);
        await Bucket.Object("a.txt").Upload(body, Token).WithContentEncoding("gzip");

        Expect.SameBytes(body, await Bucket.Object("a.txt").ReadBytes(Token));
        Assert.Equal(1000, (await Bucket.Object("a.txt").GetInfo(Token)).Size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("image")]
    [InlineData("image/")]
    [InlineData("/jpeg")]
    [InlineData("image/jpeg/more")]
    [InlineData("text/plain; charset")]
    [InlineData("text/plain\r\nX-Evil: 1")]
    [InlineData("text/plän")]
    [InlineData(" text/plain")]
    public async Task A_content_type_that_is_none_is_refused(string contentType)
    {
        await Put("a", "old");

        await Unchanged(() => Expect.Error(
            StorageErrorCode.InvalidArgument, async () => await Bucket.Object("a").UploadText("new", Token).WithContentType(contentType)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("ü")]
    [InlineData(" a")]
    [InlineData("a ")]
    public async Task A_header_that_no_wire_carries_is_refused(string value)
    {
        await Put("a", "old");
        UploadOperation Upload() => Bucket.Object("a").UploadText("new", Token);

        await Unchanged(async () =>
        {
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Upload().WithContentEncoding(value));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Upload().WithContentLanguage(value));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Upload().WithCacheControl(value));
            await Expect.Error(StorageErrorCode.InvalidArgument, async () => await Upload().WithContentDisposition(value));
        });
    }

    private static string? MediaType(ObjectInfo info) => info.ContentType?.Split(';')[0];
}
