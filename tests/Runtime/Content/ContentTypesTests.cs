namespace Fluent.Buckets.Tests.Content;

public sealed class ContentTypesTests
{
    [Theory]
    [InlineData("a.jpg", "image/jpeg")]
    [InlineData("a/b/C.JPEG", "image/jpeg")]
    [InlineData("archive.tar.gz", "application/gzip")]
    [InlineData(".json", "application/json")]
    [InlineData("a.json/b", null)]
    [InlineData("a.unknown", null)]
    [InlineData("a", null)]
    [InlineData("a.", null)]
    [InlineData("a.jpg/", null)]
    public void The_extension_tells(string key, string? expected) => Assert.Equal(expected, ContentTypes.ForKey(key));
}
