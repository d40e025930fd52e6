using System.Text;

namespace Fluent.Buckets.Conformance;

/// <summary>Content as text and as JSON.</summary>
public abstract class ContentTests(StoreHarness harness) : ConformanceTest(harness)
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("über 🙂 \0 \r\n \u2028")]
    public async Task Text_comes_back(string text)
    {
        await Bucket.Object("a").UploadText(text, Token);

        Assert.Equal(text, await Bucket.Object("a").ReadText(Token));
        Assert.Equal(Encoding.UTF8.GetBytes(text), await Bucket.Object("a").ReadBytes(Token));
    }

    [Theory]
    [InlineData("note", "text/plain; charset=utf-8")]
    [InlineData("page.html", "text/html")]
    public async Task Text_has_the_type_of_text_unless_the_key_tells_another(string key, string contentType)
    {
        await Put(key);

        Assert.StartsWith(contentType, (await Bucket.Object(key).GetInfo(Token)).ContentType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_text()
    {
        await Bucket.Object("a").Upload("\uFEFFtext"u8.ToArray(), Token);

        Assert.Equal("text", await Bucket.Object("a").ReadText(Token));
        Assert.Equal(7, (await Bucket.Object("a").ReadBytes(Token)).Length);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_invalid_content()
    {
        BucketObject source = Bucket.Object("a");
        await source.Upload(new byte[] { 0x61, 0xFF, 0x62 }, Token);

        await Expect.Error(StorageErrorCode.ContentInvalid, source, async () => await source.ReadText(Token));
    }

    [Fact]
    public async Task Json_comes_back()
    {
        var ada = new Person("Ada ü", 36);

        await Bucket.Object("typed").UploadJson(ada, TestJson.Default.Person, Token);
        await Bucket.Object("reflected").UploadJson(ada, cancellationToken: Token);

        Assert.Equal(ada, await Bucket.Object("typed").ReadJson(TestJson.Default.Person, Token));
        Assert.Equal(ada, await Bucket.Object("reflected").ReadJson<Person>(cancellationToken: Token));
        Assert.Equal("application/json", (await Bucket.Object("typed").GetInfo(Token)).ContentType);
        Assert.Equal("application/json", (await Bucket.Object("reflected").GetInfo(Token)).ContentType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"Name\":")]
    [InlineData("[]")]
    [InlineData("{\"Name\":\"Ada\",\"Age\":\"old\"}")]
    public async Task What_does_not_read_as_json_of_the_type_is_invalid_content(string json)
    {
        BucketObject source = Bucket.Object("person.json");
        await source.UploadText(json, Token);

        await Expect.Error(StorageErrorCode.ContentInvalid, source, async () => await source.ReadJson(TestJson.Default.Person, Token));
        await Expect.Error(StorageErrorCode.ContentInvalid, source, async () => await source.ReadJson<Person>(cancellationToken: Token));
    }

    [Fact]
    public async Task Invalid_content_in_a_view_is_named_by_its_whole_key()
    {
        BucketObject source = Bucket.Within("people/").Object("ada.json");
        await source.Upload(new byte[] { 0xFF }, Token);

        await Expect.Error(StorageErrorCode.ContentInvalid, source, async () => await source.ReadJson(TestJson.Default.Person, Token));
        await Expect.Error(StorageErrorCode.ContentInvalid, source, async () => await source.ReadText(Token));
    }
}
