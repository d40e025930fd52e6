namespace Fluent.Buckets.AspNetCore.Tests.Serving;

/// <summary>Ranges by RFC 9110, section 14.</summary>
public sealed class RangeTests : ServingTest
{
    [Theory]
    [InlineData("bytes=0-0", "bytes 0-0/10", "0")]
    [InlineData("bytes=2-4", "bytes 2-4/10", "234")]
    [InlineData("bytes=2-", "bytes 2-9/10", "23456789")]
    [InlineData("bytes=5-100", "bytes 5-9/10", "56789")]
    [InlineData("bytes=9-9223372036854775807", "bytes 9-9/10", "9")]
    [InlineData("bytes=-3", "bytes 7-9/10", "789")]
    [InlineData("bytes=-100", "bytes 0-9/10", "0123456789")]
    public async Task A_range_is_206_by_GET_and_HEAD(string range, string contentRange, string text)
    {
        await Put("a", "0123456789");
        using HttpResponseMessage get = await Host.Get("/photos/a", ("Range", range));
        using HttpResponseMessage head = await Host.Send(HttpMethod.Head, "/photos/a", ("Range", range));
        foreach (HttpResponseMessage answer in new[] { get, head })
        {
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(contentRange, answer.Content.Headers.ContentRange!.ToString());
            Assert.Equal(text.Length, answer.Content.Headers.ContentLength);
        }

        Assert.Equal(text, await get.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("bytes=10-", 10)]
    [InlineData("bytes=100-200", 10)]
    [InlineData("bytes=-0", 10)]
    [InlineData("bytes=0-", 0)]
    [InlineData("bytes=-5", 0)]
    public async Task A_range_without_a_byte_is_416(string range, int size)
    {
        await Put("a", "0123456789"[..size]);
        using HttpResponseMessage get = await Host.Get("/photos/a", ("Range", range));
        using HttpResponseMessage head = await Host.Send(HttpMethod.Head, "/photos/a", ("Range", range));
        foreach (HttpResponseMessage answer in new[] { get, head })
        {
            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
            Assert.Equal($"bytes */{size}", answer.Content.Headers.ContentRange!.ToString());
        }

        Assert.Empty(await get.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("bytes=0-1,4-5")]
    [InlineData("bytes=5-2")]
    [InlineData("bytes=x")]
    [InlineData("lines=0-1")]
    public async Task What_is_not_one_range_of_bytes_is_answered_with_the_whole(string range)
    {
        await Put("a", "0123456789");
        using HttpResponseMessage answer = await Host.Get("/photos/a", ("Range", range));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("0123456789", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_missing_object_is_404_also_for_a_range()
    {
        using HttpResponseMessage answer = await Host.Get("/photos/none", ("Range", "bytes=0-1"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task If_Range_gives_the_range_of_the_same_content_and_the_whole_of_another()
    {
        ObjectInfo stored = await Put("a", "0123456789");
        (string Condition, bool Holds)[] cases =
        [
            ($"\"{stored.ETag}\"", true),
            ("\"other\"", false),
            ($"W/\"{stored.ETag}\"", false),
            ("Sun, 01 Mar 2026 12:00:00 GMT", true),
            ("Sun, 01 Mar 2026 12:00:01 GMT", false),
        ];
        foreach ((string condition, bool holds) in cases)
        {
            using HttpResponseMessage answer = await Host.Get("/photos/a", ("Range", "bytes=1-2"), ("If-Range", condition));
            Assert.Equal(holds ? "12" : "0123456789", await answer.Content.ReadAsStringAsync(Token));
            Assert.Equal(holds ? HttpStatusCode.PartialContent : HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
