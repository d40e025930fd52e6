namespace Fluent.Buckets.AspNetCore.Tests.SignedUrls;

/// <summary>What was not signed is 403, and nothing is stored or told.</summary>
public sealed class ForgedUrlTests : SignedUrlTest
{
    [Fact]
    public async Task An_altered_URL_is_denied_whatever_was_altered()
    {
        await Host.Photos.Object("secret").UploadText("secret", Token);
        string url = Local(await Host.Photos.Object("public").SignUploadUrl(Hour, Token).WithContentType("image/jpeg").WithGreatestLength(10).IfAbsent());
        string[] altered =
        [
            url.Replace("fb-key=public", "fb-key=secret", StringComparison.Ordinal),
            url.Replace("fb-bucket=photos", "fb-bucket=receipts", StringComparison.Ordinal),
            url.Replace("fb-verb=upload", "fb-verb=download", StringComparison.Ordinal),
            url.Replace("fb-length=10", "fb-length=1000000", StringComparison.Ordinal),
            url.Replace("&fb-length=10", string.Empty, StringComparison.Ordinal),
            url.Replace("&fb-absent=1", string.Empty, StringComparison.Ordinal),
            url.Replace("image%2Fjpeg", "text%2Fhtml", StringComparison.Ordinal),
            url.Replace("fb-expires=", "fb-expires=9", StringComparison.Ordinal),
            url + "A",
            url[..^1],
            url + "&fb-key=secret",
            url[..url.IndexOf("&fb-signature", StringComparison.Ordinal)],
            "/files?fb-signature=",
            "/files?%zz",
            "/files",
        ];
        foreach (string one in altered)
        {
            Assert.NotEqual(url, one);
            using HttpResponseMessage put = await Put(new Uri("http://x" + one), "x", "image/jpeg");
            using HttpResponseMessage get = await Host.Get(one);
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (put.StatusCode, get.StatusCode));
            Assert.DoesNotContain("secret", await get.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        Assert.Equal(["secret"], (await Host.Photos.List(cancellationToken: Token).ToListAsync(Token)).Select(static info => info.Key));
        Assert.Equal("secret", await Host.Photos.Object("secret").ReadText(Token));
    }

    [Fact]
    public async Task A_URL_for_one_verb_is_none_for_the_other()
    {
        await Host.Photos.Object("a").UploadText("old", Token);
        Uri download = await Host.Photos.Object("a").SignDownloadUrl(Hour, Token);
        Uri upload = await Host.Photos.Object("a").SignUploadUrl(Hour, Token);
        using HttpResponseMessage put = await Put(download, "new");
        using HttpResponseMessage get = await Host.Get(Local(upload));
        using HttpResponseMessage head = await Host.Send(HttpMethod.Head, Local(upload));
        using HttpResponseMessage delete = await Host.Send(HttpMethod.Delete, Local(upload));
        Assert.Equal([403, 403, 403, 405], new[] { put, get, head, delete }.Select(static answer => (int)answer.StatusCode));
        Assert.Equal("old", await Host.Photos.Object("a").ReadText(Token));
    }

    [Fact]
    public async Task An_expired_URL_is_denied_and_says_so()
    {
        Uri download = await Host.Photos.Object("a").SignDownloadUrl(Hour, Token);
        Uri upload = await Host.Photos.Object("a").SignUploadUrl(Hour, Token);
        Time.Ahead = Hour + TimeSpan.FromSeconds(2);
        using HttpResponseMessage get = await Host.Get(Local(download));
        using HttpResponseMessage put = await Put(upload, "x");
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (get.StatusCode, put.StatusCode));
        Assert.Equal("application/problem+json", get.Content.Headers.ContentType!.MediaType);
        Assert.Contains("expired", await get.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await Absent("a");
    }

    [Fact]
    public async Task A_store_that_signs_nothing_answers_nothing()
    {
        Uri url = await Host.Photos.Object("a").SignDownloadUrl(Hour, Token);
        await using WebHost other = await WebHost.Start(new MemoryDriver(), static app => app.MapStorage("/files"));
        using HttpResponseMessage answer = await other.Get(Local(url));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void Without_a_facade_the_app_is_told_so()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => app.MapStorage("/files"));
        Assert.Contains("AddStorage", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_store_answers_what_it_signed_itself()
    {
        string root = Directory.CreateTempSubdirectory("aspnetcore-").FullName;
        try
        {
            await using ObjectStore first = Open("first");
            await using ObjectStore second = Open("second");
            await using WebHost host = await WebHost.Start(new MemoryDriver(), app =>
            {
                app.MapStorage("/first", first);
                app.MapStorage("/second", second);
            });
            foreach (ObjectStore store in new[] { first, second })
            {
                Bucket bucket = await store.CreateBucket("photos", Token);
                await bucket.Object("a").UploadText(store.Name, Token);
                string url = Local(await bucket.Object("a").SignDownloadUrl(Hour, Token));
                Assert.Equal(store.Name, await host.Client.GetStringAsync(new Uri(url, UriKind.Relative), Token));
                string elsewhere = url.StartsWith("/first", StringComparison.Ordinal) ? "/second" + url[6..] : "/first" + url[7..];
                using HttpResponseMessage answer = await host.Get(elsewhere);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        ObjectStore Open(string name) => new(new DirectoryDriver(new DirectoryOptions
        {
            Path = Path.Combine(root, name),
            SigningKey = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32),
            BaseUrl = new Uri("http://store.example/" + name),
        }));
    }
}
