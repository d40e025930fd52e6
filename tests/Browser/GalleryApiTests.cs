using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Fluent.Buckets.Browser.Tests;

/// <summary>The gallery's own requests, also those that its page never makes. The Memory store signs no URLs, so that photos go through the app.</summary>
public sealed class GalleryApiTests(GalleryApiTests.InMemory gallery) : IClassFixture<GalleryApiTests.InMemory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private HttpClient Client => gallery.Process!.Client;

    [Theory]
    [InlineData("rome", "a.svg", "image/svg+xml", 10, "contentType")]
    [InlineData("rome", "a.html", "text/html", 10, "contentType")]
    [InlineData("rome", "a.jpg", "image/jpeg", 0, "size")]
    [InlineData("rome", "a.jpg", "image/jpeg", 26214401, "size")]
    [InlineData("rome", "", "image/jpeg", 10, "name")]
    [InlineData("rome", "a\u0007.jpg", "image/jpeg", 10, "name")]
    [InlineData("Rome", "a.jpg", "image/jpeg", 10, "album")]
    [InlineData("..", "a.jpg", "image/jpeg", 10, "album")]
    [InlineData("rome%2F..%2Fparis", "a.jpg", "image/jpeg", 10, "album")]
    public async Task What_may_not_be_sent_gets_no_ticket(string album, string name, string contentType, long size, string field)
    {
        // As a browser would not send it: a path of dots stays.
        var address = new Uri($"{Client.BaseAddress}api/albums/{album}/uploads", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using HttpResponseMessage answer = await Client.PostAsJsonAsync(address, new { name, contentType, size }, Token);
        string body = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{answer.StatusCode} {body}");
        if (answer.StatusCode == HttpStatusCode.BadRequest)
        {
            Assert.Contains($"\"{field}\"", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_photo_goes_through_the_app_and_its_name_is_only_shown()
    {
        string key = await Ticket("../../etc/passwd", "image/png");
        Assert.StartsWith("rome/", key, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, await Send(key, "image/png", [1, 2, 3]));
        using HttpResponseMessage entered = await Complete(key, "../../etc/passwd", "image/png");
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);

        using HttpResponseMessage download = await Client.GetAsync(Local($"/download/{key}"), Token);
        Assert.Equal([1, 2, 3], await download.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(download.Headers.GetValues("X-Content-Type-Options")));

        Assert.Equal(HttpStatusCode.NoContent, (await Client.DeleteAsync(Local($"/api/photos/{key}"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync(Local($"/photos/{key}"), Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync(Local($"/download/{key}"), Token)).StatusCode);
    }

    [Fact]
    public async Task Another_type_or_length_than_the_gallery_takes_is_stored_nowhere()
    {
        string key = await Ticket("a.jpg", "image/jpeg");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await Send(key, "text/html", [1]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send(key, "image/jpeg", new byte[(25 * 1024 * 1024) + 1]));
        using HttpResponseMessage nothing = await Complete(key, "a.jpg", "image/jpeg");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await Send(key, "image/jpeg", [1]));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Send(key, "image/jpeg", [2]));
    }

    [Theory]
    [InlineData("/api/photos/rome/not-an-id.jpg")]
    [InlineData("/photos/rome")]
    [InlineData("/thumbnails/../../etc/passwd")]
    [InlineData("/api/albums/rome/photos?page=garbage")]
    public async Task What_is_no_key_or_page_is_refused(string path)
    {
        using HttpResponseMessage answer = await Client.GetAsync(Local(path), Token);
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{answer.StatusCode}");
    }

    private static Uri Local(string path) => new(path, UriKind.Relative);

    private async Task<string> Ticket(string name, string contentType)
    {
        using HttpResponseMessage answer = await Client.PostAsJsonAsync(Local("/api/albums/rome/uploads"), new { name, contentType, size = 3 }, Token);
        JsonElement ticket = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.Equal("/api/uploads/" + ticket.GetProperty("key").GetString(), ticket.GetProperty("url").GetString());
        return ticket.GetProperty("key").GetString()!;
    }

    private async Task<HttpStatusCode> Send(string key, string contentType, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using HttpResponseMessage answer = await Client.PutAsync(Local($"/api/uploads/{key}"), body, Token);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> Complete(string key, string name, string contentType) =>
        Client.PostAsJsonAsync(Local($"/api/photos/{key}"), new { name, contentType, size = 3 }, Token);

    /// <summary>One gallery for all of them.</summary>
    public sealed class InMemory : IAsyncLifetime
    {
        internal GalleryProcess? Process { get; private set; }

        public async ValueTask InitializeAsync() => Process = await GalleryProcess.Start("memory:");

        public ValueTask DisposeAsync() => Process!.DisposeAsync();
    }
}
