using System.Net;

namespace Fluent.Buckets.SwiftTests;

/// <summary>Temporary URLs, as the server checks them.</summary>
public sealed class TemporaryUrlTests
{
    private const string UrlKey = "url-key-5c1b";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("folder/a b.txt")]
    [InlineData("ü?&#%2F/../x")]
    [InlineData("//lead and trail/")]
    public async Task A_URL_grants_what_it_says_and_no_more(string key)
    {
        await using TestSwift swift = await Signing(given: true);
        await swift.Bucket.Object(key).UploadText("content", Token);
        Uri get = await swift.Bucket.Object(key).SignDownloadUrl(Hour, Token);
        Uri put = await swift.Bucket.Object(key).SignUploadUrl(Hour, Token);

        Assert.Equal((HttpStatusCode.OK, "content"), await Send(HttpMethod.Get, get));
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Head, get)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Put, get)).Status);
        Assert.Equal(HttpStatusCode.Created, (await Send(HttpMethod.Put, put)).Status);
        Assert.Equal("uploaded", await swift.Bucket.Object(key).ReadText(Token));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Delete, put)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Get, Changed(get, "temp_url_sig=", "temp_url_sig=0"))).Status);
        Assert.DoesNotContain(UrlKey, get.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_ends()
    {
        await using TestSwift swift = await Signing(given: true);
        await swift.Bucket.Object("a").UploadText("content", Token);
        Uri url = await swift.Bucket.Object("a").SignDownloadUrl(TimeSpan.FromSeconds(2), Token);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Get, url)).Status);

        DateTimeOffset end = DateTimeOffset.UtcNow.AddSeconds(30);
        while ((await Send(HttpMethod.Get, url)).Status == HttpStatusCode.OK)
        {
            Assert.True(DateTimeOffset.UtcNow < end, "The URL does not end.");
            await Task.Delay(200, Token);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(HttpMethod.Get, url)).Status);
    }

    [Fact]
    public async Task The_account_s_own_key_is_read_and_gives_an_object_of_parts_whole()
    {
        await using TestSwift swift = await TestSwift.Create(options => options.ReadsTemporaryUrlKey = true);
        await swift.PutParts("a", Bytes.Random(Bytes.LeastPart, 1), "end"u8.ToArray());
        (await swift.Raw(HttpMethod.Post, string.Empty, [("X-Account-Meta-Temp-URL-Key", UrlKey)])).EnsureSuccessStatusCode();
        try
        {
            (HttpStatusCode status, string body) = await Send(HttpMethod.Get, await swift.Bucket.Object("a").SignDownloadUrl(Hour, Token));

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.EndsWith("end", body, StringComparison.Ordinal);
        }
        finally
        {
            (await swift.Raw(HttpMethod.Post, string.Empty, [("X-Remove-Account-Meta-Temp-URL-Key", "x")])).EnsureSuccessStatusCode();
        }
    }

    [Fact]
    public async Task The_container_s_own_key_is_read()
    {
        await using TestSwift swift = await Signing(given: false);
        await swift.Bucket.Object("a").UploadText("content", Token);

        Assert.Equal((HttpStatusCode.OK, "content"), await Send(HttpMethod.Get, await swift.Bucket.Object("a").SignDownloadUrl(Hour, Token)));
    }

    [Fact]
    public async Task Without_any_key_the_error_says_how_to_set_one()
    {
        await using TestSwift swift = await TestSwift.Create(options => options.ReadsTemporaryUrlKey = true);

        StorageException error = await Expect.Error(
            StorageErrorCode.NotConfigured, async () => await swift.Bucket.Object("a").SignDownloadUrl(Hour, Token));

        Assert.Contains("X-Account-Meta-Temp-URL-Key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_was_given_no_key_signs_nothing()
    {
        await using TestSwift swift = await TestSwift.Create();

        await Expect.Error(StorageErrorCode.NotSupported, async () => await swift.Bucket.Object("a").SignDownloadUrl(Hour, Token));
    }

    private static async Task<TestSwift> Signing(bool given)
    {
        TestSwift swift = await TestSwift.Create(options =>
        {
            options.TemporaryUrlKey = given ? UrlKey : null;
            options.ReadsTemporaryUrlKey = !given;
        });
        (await swift.Raw(HttpMethod.Post, swift.Bucket.Name, [("X-Container-Meta-Temp-URL-Key", UrlKey)])).EnsureSuccessStatusCode();
        return swift;
    }

    private static Uri Changed(Uri url, string old, string replacement) => new(
        url.OriginalString.Replace(old, replacement, StringComparison.Ordinal),
        new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task<(HttpStatusCode Status, string Body)> Send(HttpMethod method, Uri url)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, url);
        if (method == HttpMethod.Put)
        {
            request.Content = new StringContent("uploaded");
        }

        using HttpResponseMessage answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
