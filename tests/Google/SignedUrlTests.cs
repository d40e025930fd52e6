using System.Net;
using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Signed URLs, asked by a plain client of a server that checks the signatures.</summary>
public sealed class SignedUrlTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("plain.txt")]
    [InlineData("a b/ü?&=#+%41.txt")]
    [InlineData("/leading//double/")]
    [InlineData("./dots/../inside")]
    [InlineData("emoji 🙂 \u0001")]
    public async Task A_download_URL_is_good_for_its_object(string key)
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object(key).UploadText("content", TestStore.Token);
        using var client = new HttpClient();

        Uri url = await bucket.Object(key).SignDownloadUrl(Hour, TestStore.Token)
            .WithContentType("text/css").WithContentDisposition("attachment; filename=\"a & b.css\"");

        using HttpResponseMessage answer = await client.GetAsync(url, TestStore.Token);
        Assert.Equal("content", await answer.Content.ReadAsStringAsync(TestStore.Token));
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment; filename=\"a & b.css\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Fact]
    public async Task An_upload_URL_binds_the_content_type()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        using var client = new HttpClient();
        Uri url = await bucket.Object("a").SignUploadUrl(Hour, TestStore.Token).WithContentType("image/png");

        Assert.Equal(HttpStatusCode.Forbidden, await Put(client, url, "image/jpeg"));
        Assert.False(await bucket.Object("a").Exists(TestStore.Token));
        Assert.Equal(HttpStatusCode.OK, await Put(client, url, "image/png"));
        Assert.Equal("image/png", (await bucket.Object("a").GetInfo(TestStore.Token)).ContentType);
    }

    [Fact]
    public async Task What_is_changed_or_over_is_denied()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("content", TestStore.Token);
        await bucket.Object("b").UploadText("other", TestStore.Token);
        using var client = new HttpClient();
        Uri url = await bucket.Object("a").SignDownloadUrl(Hour, TestStore.Token);

        Assert.Equal(HttpStatusCode.OK, await Get(client, url.AbsoluteUri));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(client, url.AbsoluteUri.Replace("/a?", "/b?", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(client, url.AbsoluteUri.Replace("Expires=3600", "Expires=3601", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(client, url.AbsoluteUri[..^2] + (url.AbsoluteUri.EndsWith("00", StringComparison.Ordinal) ? "11" : "00")));
        Assert.Equal(HttpStatusCode.Forbidden, await Put(client, url, "text/plain"));
        Uri brief = await bucket.Object("a").SignDownloadUrl(TimeSpan.FromTicks(1), TestStore.Token);
        await Task.Delay(TimeSpan.FromSeconds(2), TestStore.Token);
        Assert.Equal(HttpStatusCode.BadRequest, await Get(client, brief.AbsoluteUri));
    }

    [Fact]
    public async Task More_than_a_week_and_no_account_are_refused_before_any_request()
    {
        await using TestStore test = await TestStore.Start();
        BucketObject target = test.Store.Bucket("some-bucket").Object("a");
        await target.SignDownloadUrl(TimeSpan.FromDays(7), TestStore.Token);

        await Fails.With(StorageErrorCode.InvalidArgument, async () => await target.SignDownloadUrl(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1), TestStore.Token));
        await using ObjectStore anonymous = test.With(GoogleCredentials.Anonymous);
        await Fails.With(StorageErrorCode.NotSupported, async () => await anonymous.Bucket("some-bucket").Object("a").SignDownloadUrl(Hour, TestStore.Token));
        await using ObjectStore token = test.With(GoogleCredentials.AccessToken("ya29.token"));
        await Fails.With(StorageErrorCode.NotSupported, async () => await token.Bucket("some-bucket").Object("a").SignDownloadUrl(Hour, TestStore.Token));

        Assert.Empty(test.Hook.Sent);
    }

    [Fact]
    public async Task Without_a_key_IAM_signs()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("content", TestStore.Token);
        using ObjectHandler iam = new(test.Server.Endpoint);
        await using ObjectStore store = test.With(GoogleCredentials.From(Impersonate(test, test.Server.ServiceAccount, iam)));
        using var client = new HttpClient();

        Uri url = await store.Bucket(bucket.Name).Object("a").SignDownloadUrl(Hour, TestStore.Token);

        Assert.Equal("content", await client.GetStringAsync(url, TestStore.Token));
        Assert.Contains(iam.Asked, asked => asked.EndsWith(":signBlob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_that_may_not_sign_is_denied()
    {
        await using TestStore test = await TestStore.Start();
        using ObjectHandler iam = new(test.Server.Endpoint);
        await using ObjectStore store = test.With(GoogleCredentials.From(Impersonate(test, "other@double.iam.gserviceaccount.com", iam)));

        await Fails.With(
            StorageErrorCode.AccessDenied, async () => await store.Bucket("some-bucket").Object("a").SignDownloadUrl(Hour, TestStore.Token));
    }

    private static GoogleCredential Impersonate(TestStore test, string account, ObjectHandler iam)
    {
        var factory = new HttpClientFromMessageHandlerFactory(
            _ => new HttpClientFromMessageHandlerFactory.ConfiguredHttpMessageHandler(iam, false, false));
        GoogleCredential source = CredentialFactory.FromJson<ServiceAccountCredential>(test.Server.ServiceAccountJson).ToGoogleCredential();
        return source.Impersonate(new ImpersonatedCredential.Initializer(account) { HttpClientFactory = factory });
    }

    private static async Task<HttpStatusCode> Get(HttpClient client, string url)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(url), TestStore.Token);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Put(HttpClient client, Uri url, string type)
    {
        using var content = new ByteArrayContent([1, 2, 3]);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using HttpResponseMessage answer = await client.PutAsync(url, content, TestStore.Token);
        return answer.StatusCode;
    }

    /// <summary>Takes what is for Google's IAM to the double.</summary>
    private sealed class ObjectHandler(Uri server) : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.AbsolutePath);
            request.RequestUri = new Uri(server, request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
