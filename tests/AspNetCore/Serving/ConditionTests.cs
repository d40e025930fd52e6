namespace Fluent.Buckets.AspNetCore.Tests.Serving;

/// <summary>Conditions by RFC 9110, section 13.</summary>
public sealed class ConditionTests : ServingTest
{
    private const string Same = "Sun, 01 Mar 2026 12:00:00 GMT";
    private const string Before = "Sun, 01 Mar 2026 11:59:59 GMT";

    [Theory]
    [InlineData("If-None-Match", "\"{0}\"", 304)]
    [InlineData("If-None-Match", "W/\"{0}\"", 304)]
    [InlineData("If-None-Match", "\"x\", \"{0}\"", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-None-Match", "\"x\"", 200)]
    [InlineData("If-None-Match", "\"\"", 200)]
    [InlineData("If-None-Match", "\"x\", \"y\"", 200)]
    [InlineData("If-Modified-Since", Same, 304)]
    [InlineData("If-Modified-Since", Before, 200)]
    [InlineData("If-Match", "\"{0}\"", 200)]
    [InlineData("If-Match", "\"x\", \"{0}\"", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "\"x\"", 412)]
    [InlineData("If-Match", "W/\"{0}\"", 412)]
    [InlineData("If-Unmodified-Since", Same, 200)]
    [InlineData("If-Unmodified-Since", Before, 412)]
    public async Task A_condition_decides_by_GET_and_HEAD(string name, string value, int status)
    {
        ObjectInfo stored = await Put("a", "text");
        string condition = string.Format(System.Globalization.CultureInfo.InvariantCulture, value, stored.ETag);
        foreach (HttpMethod method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using HttpResponseMessage answer = await Host.Send(method, "/photos/a", (name, condition));
            Assert.Equal(status, (int)answer.StatusCode);
            string body = await answer.Content.ReadAsStringAsync(Token);
            Assert.Equal(status == 200 && method == HttpMethod.Get ? "text" : string.Empty, body);
            if (status != 412)
            {
                Assert.Equal($"\"{stored.ETag}\"", answer.Headers.ETag!.Tag);
            }
        }
    }

    [Fact]
    public async Task What_a_browser_asks_again_is_one_request_to_the_store_without_content()
    {
        ObjectInfo stored = await Put("a", "text");
        Driver.Clear();
        using HttpResponseMessage answer = await Host.Get("/photos/a", ("If-None-Match", $"\"{stored.ETag}\""), ("If-Modified-Since", Before));
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(StoreVerb.Read, Assert.Single(Driver.Calls).Verb);
    }

    [Fact]
    public async Task ETags_count_more_than_times()
    {
        ObjectInfo stored = await Put("a", "text");
        using HttpResponseMessage changed = await Host.Get("/photos/a", ("If-None-Match", "\"x\""), ("If-Modified-Since", Same));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using HttpResponseMessage matched = await Host.Get("/photos/a", ("If-Match", $"\"{stored.ETag}\""), ("If-Unmodified-Since", Before));
        Assert.Equal(HttpStatusCode.OK, matched.StatusCode);
    }

    [Fact]
    public async Task A_condition_comes_before_the_range()
    {
        ObjectInfo stored = await Put("a", "text");
        using HttpResponseMessage answer = await Host.Get("/photos/a", ("If-Match", "\"x\""), ("Range", "bytes=100-"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        using HttpResponseMessage part = await Host.Get("/photos/a", ("If-Match", $"\"{stored.ETag}\""), ("Range", "bytes=1-2"));
        Assert.Equal("ex", await part.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task An_object_that_is_replaced_between_question_and_read_is_asked_about_again()
    {
        ObjectInfo stored = await Put("a", "text");
        Driver.On(StoreVerb.Read).Times(2).Fail(StorageErrorCode.PreconditionFailed);
        using HttpResponseMessage answer = await Host.Get("/photos/a", ("If-Match", $"\"{stored.ETag}\""));
        Assert.Equal("text", await answer.Content.ReadAsStringAsync(Token));

        Driver.On(StoreVerb.Read).Fail(StorageErrorCode.ObjectNotFound);
        using HttpResponseMessage again = await Host.Get("/photos/a", ("If-Match", "*"));
        Assert.Equal("text", await again.Content.ReadAsStringAsync(Token));
    }
}
