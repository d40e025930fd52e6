namespace Fluent.Buckets.AspNetCore.Tests.Serving;

/// <summary>A whole object, its headers, and what comes when there is none or the store fails.</summary>
public sealed class ObjectAnswerTests : ServingTest
{
    [Fact]
    public async Task An_object_comes_with_its_headers_in_one_request_to_the_store()
    {
        ObjectInfo stored = await Host.Photos.Object("a/b.jpg").UploadText("image", Token)
            .WithContentType("image/jpeg").WithCacheControl("max-age=60").WithContentLanguage("de").WithContentDisposition("inline; filename=\"b.jpg\"");
        Driver.Clear();

        using HttpResponseMessage answer = await Host.Get("/photos/a/b.jpg");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal($"\"{stored.ETag}\"", answer.Headers.ETag!.Tag);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), answer.Content.Headers.LastModified);
        Assert.Equal(("image/jpeg", 5L), (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentLength));
        Assert.Equal("inline; filename=\"b.jpg\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal("de", Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal(TimeSpan.FromSeconds(60), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal("bytes", Assert.Single(answer.Headers.AcceptRanges));
        Assert.Equal(StoreVerb.Read, Assert.Single(Driver.Calls).Verb);
    }

    [Fact]
    public async Task HEAD_tells_the_same_without_the_content()
    {
        await Put("a.jpg", "image");
        using HttpResponseMessage get = await Host.Get("/photos/a.jpg");
        Driver.Clear();

        using HttpResponseMessage head = await Host.Send(HttpMethod.Head, "/photos/a.jpg");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.Where(Stays).OrderBy(static h => h.Key), head.Headers.Where(Stays).OrderBy(static h => h.Key));
        Assert.Equal(get.Content.Headers.ToString(), head.Content.Headers.ToString());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(StoreVerb.GetInfo, Assert.Single(Driver.Calls).Verb);

        static bool Stays(KeyValuePair<string, IEnumerable<string>> header) => header.Key != "Date";
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_missing_object_is_404(string method)
    {
        using HttpResponseMessage answer = await Host.Send(new HttpMethod(method), "/photos/none");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task An_empty_object_is_an_empty_answer()
    {
        await Put("empty.txt", string.Empty);
        using HttpResponseMessage answer = await Host.Get("/photos/empty.txt");
        Assert.Equal((HttpStatusCode.OK, 0L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Objects_of_read_only_and_of_typed_buckets_are_served_as_well()
    {
        await Put("a.txt", "text");
        await Host.Receipts.Create(2026, 7).UploadText("paid", Token);
        Assert.Equal("text", await Host.Client.GetStringAsync(new Uri("/read-only/a.txt", UriKind.Relative), Token));
        Assert.Equal("paid", await Host.Client.GetStringAsync(new Uri("/receipts/2026/7", UriKind.Relative), Token));
    }

    [Fact]
    public async Task A_name_for_the_download_may_have_any_characters()
    {
        await Put("a.jpg", "image");
        using HttpResponseMessage answer = await Host.Get("/named/a.jpg");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Über \"uns\".jpg", answer.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task What_the_app_has_set_stays()
    {
        await Host.Photos.Object("a.txt").UploadText("text", Token).WithCacheControl("max-age=60");
        using HttpResponseMessage answer = await Host.Get("/cached/a.txt");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.CacheControl.MaxAge);
    }

    [Fact]
    public async Task A_store_that_is_down_is_503_and_tells_nothing_of_itself()
    {
        await Put("a.txt", "text");
        Driver.On(StoreVerb.Read).Always().Fail(StorageErrorCode.Unavailable);
        using HttpResponseMessage answer = await Host.Get("/photos/a.txt");
        string body = await answer.Content.ReadAsStringAsync(Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("\"code\":\"Unavailable\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("a.txt", body, StringComparison.Ordinal);
        Assert.DoesNotContain("memory", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_breaks_off_for_good_breaks_the_answer_off_and_never_ends_it_short()
    {
        await Put("a.bin", new string('x', 1_000_000));
        Driver.On(StoreVerb.Read).Always().BreakAfter(300_000);
        Driver.On(StoreVerb.Read).Always().Fail(StorageErrorCode.Unavailable);
        using HttpResponseMessage answer = await Host.Client.GetAsync(
            new Uri("/photos/a.bin", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Driver.Clear();
        Driver.On(StoreVerb.Read).Always().Fail(StorageErrorCode.ObjectNotFound);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => answer.Content.ReadAsByteArrayAsync(Token));
    }
}
