using System.Net;
using System.Web;

namespace Fluent.Buckets.AzureTests;

/// <summary>Signed URLs, used by a plain HTTP client.</summary>
public sealed class SigningTests : AzureTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("a")]
    [InlineData("folder/a b+c%2F?d#e.txt")]
    [InlineData("/lead//ä🙂")]
    public async Task A_download_URL_gives_the_object_and_nothing_else(string key)
    {
        await Bucket.Object(key).UploadText("content", Token);
        await Bucket.Object("other").UploadText("other", Token);
        Log.Clear();
        Uri url = await Bucket.Object(key).SignDownloadUrl(Hour, Token);
        Assert.Empty(Log.Requests);

        Assert.Equal("content", await Http.GetStringAsync(url, Token));
        Assert.Equal(HttpStatusCode.Forbidden, await Put(url));
        var elsewhere = new Uri($"{TestAccount.Endpoint}/{Bucket.Name}/other{url.Query}");
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(elsewhere, Token)).StatusCode);
        var altered = new Uri(url.AbsoluteUri.Replace("se=2", "se=3", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(altered, Token)).StatusCode);
    }

    [Fact]
    public async Task An_upload_URL_takes_the_object_and_gives_nothing()
    {
        Uri url = await Bucket.Create("up").SignUploadUrl(Hour, Token);

        Assert.Equal(HttpStatusCode.Created, await Put(url));
        Assert.Equal("sent", await Bucket.Object("up").ReadText(Token));
        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(url, Token)).StatusCode);
    }

    [Fact]
    public async Task A_URL_expires()
    {
        await Bucket.Object("a").UploadText("content", Token);
        AzureOptions options = TestAccount.Options();
        options.TimeProvider = new EarlierClock();
        await using ObjectStore earlier = TestAccount.Open(options);

        Uri url = await earlier.Bucket(Bucket.Name).Object("a").SignDownloadUrl(Hour, Token);

        Assert.Equal(HttpStatusCode.Forbidden, (await Http.GetAsync(url, Token)).StatusCode);
    }

    [Fact]
    public async Task The_headers_of_the_answer_are_signed()
    {
        // Azurite does not give them back, so what is looked at is the URL: "Create a service SAS", rsct and rscd.
        Uri plain = await Bucket.Object("a").SignDownloadUrl(Hour, Token);
        Uri url = await Bucket.Object("a").SignDownloadUrl(Hour, Token)
            .WithContentType("text/plain; charset=utf-8").WithContentDisposition("attachment; filename=\"a & b=c.pdf\"");

        var query = HttpUtility.ParseQueryString(url.Query);
        Assert.Equal(("text/plain; charset=utf-8", "attachment; filename=\"a & b=c.pdf\""), (query["rsct"], query["rscd"]));
        Assert.Equal(("r", "b"), (query["sp"], query["sr"]));
        Assert.NotEqual(HttpUtility.ParseQueryString(plain.Query)["sig"], query["sig"]);
    }

    [Fact]
    public async Task An_identity_signs_with_a_key_that_it_asks_for_once()
    {
        using var log = new RequestLog(OAuthServer.NewHandler());
        await using ObjectStore store = OAuthServer.Open(log);
        Bucket bucket = store.Bucket($"test-{Guid.NewGuid():N}");
        await bucket.CreateBucket(Token);
        await bucket.Object("a b").UploadText("content", Token);
        log.Clear();

        Uri url = await bucket.Object("a b").SignDownloadUrl(Hour, Token);
        await bucket.Object("other").SignUploadUrl(Hour, Token);

        Assert.Equal(1, log.Count("POST", "comp=userdelegationkey"));
        Assert.Single(log.Requests);
        using var http = new HttpClient(OAuthServer.NewHandler());
        Assert.Equal("content", await http.GetStringAsync(url, Token));
        Assert.NotNull(HttpUtility.ParseQueryString(url.Query)["skoid"]);
        await Fails(StorageErrorCode.InvalidArgument, async () => await bucket.Object("a b").SignDownloadUrl(TimeSpan.FromDays(8), Token));
        await bucket.DeleteMany(["a b"], Token);
        await bucket.DeleteBucket(Token);
    }

    [Fact]
    public async Task A_token_for_another_audience_is_told_as_one()
    {
        using var log = new RequestLog(OAuthServer.NewHandler());
        await using ObjectStore store = OAuthServer.Open(log, new UnsignedToken("https://vault.azure.net"));

        await Fails(StorageErrorCode.AuthenticationFailed, async () => await store.Bucket("bucket").Object("a").GetInfo(Token));
    }

    private static async Task<HttpStatusCode> Put(Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new StringContent("sent") };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using HttpResponseMessage answer = await Http.SendAsync(request, Token);
        return answer.StatusCode;
    }

    private sealed class EarlierClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow - TimeSpan.FromHours(2);
    }
}
