namespace Fluent.Buckets.AspNetCore.Tests.Serving;

/// <summary>What people upload is never a part of the site.</summary>
public sealed class ActiveContentTests : ServingTest
{
    [Theory]
    [InlineData("text/html")]
    [InlineData("TEXT/HTML; charset=utf-8")]
    [InlineData("application/xhtml+xml")]
    [InlineData("image/svg+xml")]
    [InlineData("text/xml")]
    [InlineData("application/xml")]
    [InlineData("text/javascript")]
    [InlineData("application/wasm")]
    [InlineData("application/x-something-new")]
    public async Task What_a_browser_may_run_comes_as_a_download_in_a_sandbox(string type)
    {
        await Host.Photos.Object("page").UploadText("<script>alert(1)</script>", Token).WithContentType(type).WithContentDisposition("inline; filename=\"page.html\"");
        using HttpResponseMessage answer = await Host.Get("/photos/page");
        Assert.Equal("attachment; filename=page.html", answer.Content.Headers.ContentDisposition!.ToString().Replace("\"", string.Empty, StringComparison.Ordinal));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/jpeg", true)]
    [InlineData("video/mp4", true)]
    [InlineData("text/plain; charset=utf-8", true)]
    [InlineData("application/pdf", false)]
    public async Task What_it_only_shows_is_shown_and_still_not_sniffed(string type, bool sandboxed)
    {
        await Put("a", "content", type);
        using HttpResponseMessage answer = await Host.Get("/photos/a");
        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(sandboxed, policy.Contains("sandbox", StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_apps_own_pages_are_shown()
    {
        await Put("page.html", "<h1>ours</h1>");
        using HttpResponseMessage answer = await Host.Get("/trusted/page.html");
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.ToString());
        Assert.Null(answer.Content.Headers.ContentDisposition);
        Assert.False(answer.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
