namespace Fluent.Buckets.AspNetCore.Tests.SignedUrls;

public sealed class SignedDownloadTests : SignedUrlTest
{
    [Theory]
    [InlineData("rome/1.jpg")]
    [InlineData("../../etc/passwd")]
    [InlineData("a//b/./c%2F?x=y#z&fb-key=other")]
    [InlineData("über 你好 🙂")]
    public async Task A_signed_object_of_any_key_is_served(string key)
    {
        await Host.Photos.Object(key).UploadText("image", Token).WithContentType("image/jpeg");
        string url = Local(await Host.Photos.Object(key).SignDownloadUrl(Hour, Token));
        using HttpResponseMessage answer = await Host.Get(url);
        Assert.Equal("image", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        using HttpResponseMessage head = await Host.Send(HttpMethod.Head, url);
        Assert.Equal((HttpStatusCode.OK, 5L), (head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Ranges_and_conditions_hold()
    {
        ObjectInfo stored = await Host.Photos.Object("a").UploadText("0123456789", Token);
        string url = Local(await Host.Photos.Object("a").SignDownloadUrl(Hour, Token));
        using HttpResponseMessage part = await Host.Get(url, ("Range", "bytes=2-3"));
        Assert.Equal((HttpStatusCode.PartialContent, "23"), (part.StatusCode, await part.Content.ReadAsStringAsync(Token)));
        using HttpResponseMessage same = await Host.Get(url, ("If-None-Match", $"\"{stored.ETag}\""));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using HttpResponseMessage beyond = await Host.Get(url, ("Range", "bytes=10-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
    }

    [Fact]
    public async Task The_headers_that_were_signed_take_the_place_of_the_stored_ones()
    {
        await Host.Photos.Object("a").UploadText("x", Token).WithContentType("image/jpeg").WithContentDisposition("inline");
        Uri url = await Host.Photos.Object("a").SignDownloadUrl(Hour, Token).WithContentType("image/png").WithContentDisposition("attachment; filename=\"a.png\"");
        using HttpResponseMessage answer = await Host.Get(Local(url));
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"a.png\"", answer.Content.Headers.ContentDisposition!.ToString());
    }

    [Fact]
    public async Task HTML_is_a_download_even_where_it_was_signed_to_be_shown()
    {
        await Host.Photos.Object("a").UploadText("<script>alert(1)</script>", Token).WithContentType("image/jpeg");
        Uri url = await Host.Photos.Object("a").SignDownloadUrl(Hour, Token).WithContentType("text/html").WithContentDisposition("inline");
        using HttpResponseMessage answer = await Host.Get(Local(url));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task No_trace_tells_the_signature()
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => told.Enqueue(string.Join(' ', activity.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))),
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        string url = Local(await Host.Photos.Object("traced").SignDownloadUrl(Hour, Token));
        using HttpResponseMessage answer = await Host.Get(url);
        string signature = url[(url.IndexOf("fb-signature=", StringComparison.Ordinal) + "fb-signature=".Length)..];
        Assert.Contains(told, static tags => tags.Contains("fluent_buckets.key=traced", StringComparison.Ordinal));

        // The client of the test is traced as well, and tells its own URL.
        Assert.DoesNotContain(told, tags => tags.Contains(signature, StringComparison.Ordinal) && !tags.Contains("url.full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_object_is_404()
    {
        using HttpResponseMessage answer = await Host.Get(Local(await Host.Photos.Object("none").SignDownloadUrl(Hour, Token)));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
