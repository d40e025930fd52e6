using System.Text;

namespace Fluent.Buckets.AspNetCore.Tests.SignedUrls;

public sealed class SignedUploadTests : SignedUrlTest
{
    [Fact]
    public async Task An_upload_stores_content_type_and_headers()
    {
        Uri url = await Host.Photos.Create("a/b.jpg").SignUploadUrl(Hour, Token);
        using HttpResponseMessage answer = await Put(
            url, "image", "image/jpeg", ("Cache-Control", "max-age=60"), ("Content-Language", "de"), ("Content-Encoding", "identity"), ("Content-Disposition", "inline"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        ObjectInfo info = await Host.Photos.Object("a/b.jpg").GetInfo(Token);
        Assert.Equal($"\"{info.ETag}\"", answer.Headers.ETag!.Tag);
        Assert.Equal(("image/jpeg", "max-age=60", "de", "identity", "inline"), (info.ContentType, info.CacheControl, info.ContentLanguage, info.ContentEncoding, info.ContentDisposition));
        Assert.Equal("image", await Host.Photos.Object("a/b.jpg").ReadText(Token));
    }

    [Fact]
    public async Task A_body_of_unknown_length_and_an_empty_one_are_taken()
    {
        using HttpResponseMessage chunked = await Put(await Sign("chunked"), new StreamContent(new UnsizedStream(Encoding.UTF8.GetBytes(new string('x', 300_000)))));
        using HttpResponseMessage empty = await Put(await Sign("empty"), string.Empty);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (chunked.StatusCode, empty.StatusCode));
        Assert.Equal(300_000, (await Host.Photos.Object("chunked").GetInfo(Token)).Size);
        Assert.Equal(0, (await Host.Photos.Object("empty").GetInfo(Token)).Size);
    }

    [Fact]
    public async Task More_than_the_servers_own_limit_is_taken_where_it_was_signed()
    {
        byte[] body = new byte[31_000_000];
        Random.Shared.NextBytes(body);
        using HttpResponseMessage answer = await Put(await Sign("long"), new ByteArrayContent(body));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(body, await Host.Photos.Object("long").ReadBytes(Token));
    }

    [Fact]
    public async Task Another_type_than_signed_is_415_and_stores_nothing()
    {
        Uri url = await Host.Photos.Create("a").SignUploadUrl(Hour, Token).WithContentType("image/jpeg");
        foreach (string? type in new[] { "text/html", null, "image/jpeg; charset=utf-8", "image/jpeg2" })
        {
            using HttpResponseMessage answer = await Put(url, "x", type);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        }

        await Absent("a");
        using HttpResponseMessage right = await Put(url, "x", "image/jpeg");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Theory]
    [InlineData(100_001, true)]
    [InlineData(100_001, false)]
    [InlineData(5_000_000, true)]
    [InlineData(5_000_000, false)]
    public async Task More_than_signed_is_413_and_stores_nothing(int length, bool isTold)
    {
        Uri url = await Host.Photos.Create("a").SignUploadUrl(Hour, Token).WithGreatestLength(100_000);
        HttpStatusCode? status = null;
        try
        {
            byte[] body = new byte[length];
            using HttpResponseMessage answer = await Put(url, isTold ? new ByteArrayContent(body) : new StreamContent(new UnsizedStream(body)));
            status = answer.StatusCode;
        }
        catch (HttpRequestException) when (length > 1_000_000)
        {
            // The server answers and closes before all is sent; a client that goes on sending may see the closing first.
        }

        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge, $"{status}");
        await Absent("a");
    }

    [Fact]
    public async Task As_much_as_signed_is_taken()
    {
        foreach (bool isTold in new[] { true, false })
        {
            Uri url = await Host.Photos.Create("a").SignUploadUrl(Hour, Token).WithGreatestLength(100_000);
            byte[] body = new byte[100_000];
            using HttpResponseMessage answer = await Put(url, isTold ? new ByteArrayContent(body) : new StreamContent(new UnsizedStream(body)));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_URL_that_replaces_nothing_is_412_the_second_time()
    {
        Uri url = await Host.Photos.Create("a").SignUploadUrl(Hour, Token).IfAbsent();
        using HttpResponseMessage first = await Put(url, "first");
        using HttpResponseMessage second = await Put(url, "second");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        Assert.Equal("first", await Host.Photos.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task Conditions_of_the_request_hold_as_well()
    {
        ObjectInfo old = await Host.Photos.Object("a").UploadText("old", Token);
        using HttpResponseMessage absent = await Put(await Sign("a"), "x", null, ("If-None-Match", "*"));
        using HttpResponseMessage other = await Put(await Sign("a"), "x", null, ("If-Match", "\"other\""));
        using HttpResponseMessage weak = await Put(await Sign("a"), "x", null, ("If-Match", "W/\"other\""));
        using HttpResponseMessage part = await Put(await Sign("a"), "x", null, ("Content-Range", "bytes 0-0/2"));
        Assert.Equal([412, 412, 400, 400], new[] { absent, other, weak, part }.Select(static answer => (int)answer.StatusCode));
        Assert.Equal("old", await Host.Photos.Object("a").ReadText(Token));
        using HttpResponseMessage same = await Put(await Sign("a"), "new", null, ("If-Match", $"\"{old.ETag}\""));
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
    }

    [Fact]
    public async Task A_client_that_goes_away_stores_nothing()
    {
        foreach (string framing in new[] { "Content-Length: 1000000", "Transfer-Encoding: chunked" })
        {
            Uri url = await Sign("a");
            using (var socket = new System.Net.Sockets.TcpClient())
            {
                await socket.ConnectAsync(IPAddress.Loopback, Host.Address.Port, Token);
                string head = $"PUT {Local(url)} HTTP/1.1\r\nHost: x\r\n{framing}\r\n\r\n";
                string body = framing.EndsWith("chunked", StringComparison.Ordinal) ? "186a0\r\n" : string.Empty;
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + body + new string('x', 100_000)), Token);
                await Task.Delay(100, Token);
            }

            await Eventually(() => Absent("a"));
        }
    }

    [Fact]
    public async Task A_bucket_that_is_gone_is_404()
    {
        Uri url = await Sign("a");
        await Host.Photos.DeleteBucket(Token);
        using HttpResponseMessage answer = await Put(url, "x");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Two_hundred_uploads_at_once_are_all_stored()
    {
        byte[] body = new byte[100_000];
        Uri[] urls = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i => await Sign($"a{i}")));
        await Task.WhenAll(urls.Select(async url =>
        {
            using HttpResponseMessage answer = await Put(url, new ByteArrayContent(body));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }));
        Assert.Equal(200, (await Host.Photos.List(cancellationToken: Token).ToListAsync(Token)).Count(info => info.Size == body.Length));
    }

    private Task<Uri> Sign(string key) => Host.Photos.Create(key).SignUploadUrl(Hour, Token);

    private static async Task Eventually(Func<Task> check)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                await check();
                return;
            }
            catch (Xunit.Sdk.XunitException) when (i < 100)
            {
                await Task.Delay(50, Token);
            }
        }
    }
}
