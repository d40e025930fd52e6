namespace Fluent.Buckets.Tests.Content;

public sealed class ContentHeaderRulesTests
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/vnd.x+json")]
    public void Takes_media_types(string value) => ContentHeaderRules.CheckContentType(value);

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    [InlineData("text/plain\r\nX-Injected: 1")]
    [InlineData(" text/plain")]
    [InlineData("text/plain;;=")]
    public void Refuses_what_is_no_media_type(string value) =>
        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => ContentHeaderRules.CheckContentType(value)).Code);

    [Theory]
    [InlineData("")]
    [InlineData("a\rb")]
    [InlineData("ü")]
    [InlineData("trailing ")]
    public void Refuses_what_a_header_cannot_hold(string value) =>
        Assert.Throws<StorageException>(() => ContentHeaderRules.Check("WithCacheControl", value));
}
