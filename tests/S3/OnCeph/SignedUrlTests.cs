using System.Net;
using System.Net.Http.Headers;

namespace Fluent.Buckets.S3Tests.OnCeph;

/// <summary>Signed URLs, followed on a real server.</summary>
public sealed class SignedUrlTests : CephTest
{
    private static readonly HttpClient Http = new();
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("a b+c&d?e#f%2F.txt")]
    [InlineData("/lead/üñ🙂")]
    [InlineData("//two")]
    [InlineData("a/../b/./c")]
    [InlineData("trail/")]
    public async Task A_URL_reaches_its_object(string key)
    {
        Uri upload = await Bucket.Object(key).SignUploadUrl(Hour, Token);
        using (HttpResponseMessage put = await Http.PutAsync(upload, new ByteArrayContent("signed"u8.ToArray()), Token))
        {
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        }

        Assert.Equal("signed", await Bucket.Object(key).ReadText(Token));
        Assert.Equal("signed", await Http.GetStringAsync(await Bucket.Object(key).SignDownloadUrl(Hour, Token), Token));
        Assert.Equal([key], await Bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
    }

    [Fact]
    public async Task A_download_URL_names_the_headers_of_the_answer()
    {
        await Bucket.Object("a").UploadText("x", Token);
        Uri url = await Bucket.Object("a").SignDownloadUrl(Hour, Token)
            .WithContentType("text/css").WithContentDisposition("attachment; filename=\"a b.css\"");

        using HttpResponseMessage response = await Http.GetAsync(url, Token);

        Assert.Equal("text/css", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment; filename=\"a b.css\"", response.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task An_upload_URL_binds_the_content_type()
    {
        Uri url = await Bucket.Object("a").SignUploadUrl(Hour, Token).WithContentType("text/css");

        Assert.Equal(HttpStatusCode.Forbidden, await Put(url, "text/html"));
        Assert.Equal(HttpStatusCode.OK, await Put(url, "text/css"));
        Assert.Equal("text/css", (await Bucket.Object("a").GetInfo(Token)).ContentType);
    }

    [Fact]
    public async Task A_changed_URL_is_denied()
    {
        await Bucket.Object("a").UploadText("x", Token);
        Uri url = await Bucket.Object("a").SignDownloadUrl(Hour, Token);

        using HttpResponseMessage other = await Http.GetAsync(new Uri(url.OriginalString.Replace("/a?", "/b?", StringComparison.Ordinal)), Token);
        using HttpResponseMessage longer = await Http.GetAsync(
            new Uri(url.OriginalString.Replace("X-Amz-Expires=", "X-Amz-Expires=1", StringComparison.Ordinal)), Token);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (other.StatusCode, longer.StatusCode));
    }

    [Fact]
    public async Task No_URL_lives_longer_than_a_week()
    {
        await Bucket.Object("a").SignDownloadUrl(TimeSpan.FromDays(7), Token);

        StorageException fault = await Assert.ThrowsAsync<StorageException>(
            async () => await Bucket.Object("a").SignDownloadUrl(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1), Token));

        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
        Assert.Contains("7 days", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> Put(Uri url, string contentType)
    {
        using var content = new ByteArrayContent("x"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using HttpResponseMessage response = await Http.PutAsync(url, content, Token);
        return response.StatusCode;
    }
}
