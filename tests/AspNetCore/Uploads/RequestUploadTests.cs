using System.Text;

namespace Fluent.Buckets.AspNetCore.Tests.Uploads;

public sealed class RequestUploadTests : IAsyncLifetime
{
    private WebHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await WebHost.Start(new MemoryDriver(), static app =>
    {
        app.MapPut("/body/{**key}", static async (Photos photos, string key, HttpRequest request) =>
            (await photos.Object(key).UploadFrom(request, greatestLength: 100_000).IfAbsent()).Size);
        app.MapPost("/form", static async (Photos photos, IFormFile file, CancellationToken token) =>
            (await photos.Object("form").UploadFrom(file, greatestLength: 100_000, token)).Size).DisableAntiforgery();
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_body_is_stored_with_its_type()
    {
        using HttpResponseMessage answer = await Put("a", new StringContent("text", Encoding.UTF8, "text/markdown"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        ObjectInfo info = await _host.Photos.Object("a").GetInfo(Token);
        Assert.Equal(("text/markdown; charset=utf-8", 4), (info.ContentType, info.Size));
    }

    [Fact]
    public async Task Modifiers_hold_and_their_errors_become_the_status_that_fits()
    {
        using HttpResponseMessage first = await Put("a", new ByteArrayContent(new byte[3]));
        using HttpResponseMessage second = await Put("a", new ByteArrayContent(new byte[4]));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.PreconditionFailed), (first.StatusCode, second.StatusCode));
        Assert.Contains("\"code\":\"PreconditionFailed\"", await second.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000, true, HttpStatusCode.OK)]
    [InlineData(100_000, false, HttpStatusCode.OK)]
    [InlineData(100_001, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(100_001, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_limit_holds_for_lengths_told_and_not_told(int length, bool isTold, HttpStatusCode status)
    {
        byte[] body = new byte[length];
        using HttpContent content = isTold ? new ByteArrayContent(body) : new StreamContent(new UnsizedStream(body));
        using HttpResponseMessage answer = await Put("a", content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, await _host.Photos.Object("a").Exists(Token));
    }

    [Fact]
    public async Task A_bad_type_is_400_and_a_bad_limit_is_the_apps_own_error()
    {
        using HttpContent content = new ByteArrayContent([1]);
        Assert.True(content.Headers.TryAddWithoutValidation("Content-Type", "image"));
        using HttpResponseMessage answer = await Put("a", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var request = new DefaultHttpContext().Request;
        StorageException fault = Assert.Throws<StorageException>(() => { _ = _host.Photos.Object("a").UploadFrom(request, greatestLength: -1, Token).AsTask(); });
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }

    [Theory]
    [InlineData(100_000, HttpStatusCode.OK)]
    [InlineData(100_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_file_of_a_form_is_stored_under_the_apps_key(int length, HttpStatusCode status)
    {
        using var form = new MultipartFormDataContent();
        var file = new ByteArrayContent(new byte[length]);
        file.Headers.ContentType = new("image/png");
        form.Add(file, "file", "../../evil.png");
        using HttpResponseMessage answer = await _host.Client.PostAsync(new Uri("/form", UriKind.Relative), form, Token);
        Assert.Equal(status, answer.StatusCode);
        ObjectInfo? info = await _host.Photos.Object("form").TryGetInfo(Token);
        Assert.Equal(status == HttpStatusCode.OK ? "image/png" : null, info?.ContentType);
    }

    private Task<HttpResponseMessage> Put(string key, HttpContent content) => _host.Client.PutAsync(new Uri($"/body/{key}", UriKind.Relative), content, Token);
}
