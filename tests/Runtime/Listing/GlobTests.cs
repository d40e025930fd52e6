namespace Fluent.Buckets.Tests.Listing;

public sealed class GlobTests
{
    [Theory]
    [InlineData("my-*.txt", "my-data.txt", true)]
    [InlineData("my-*.txt", "my-.txt", true)]
    [InlineData("my-*.txt", "my-data.txt.bak", false)]
    [InlineData("my-*.txt", "x/my-data.txt", false)]
    [InlineData("*", "a/b", false)]
    [InlineData("**", "a/b", true)]
    [InlineData("**/*.jpg", "rome/2026/1.jpg", true)]
    [InlineData("rome/*.jpg", "rome/2026/1.jpg", false)]
    [InlineData("?.jpg", "1.jpg", true)]
    [InlineData("?.jpg", "😀.jpg", true)]
    [InlineData("?.jpg", "/.jpg", false)]
    [InlineData("?.jpg", "12.jpg", false)]
    [InlineData("[a-c]1", "b1", true)]
    [InlineData("[a-c]1", "d1", false)]
    [InlineData("[!a-c]1", "d1", true)]
    [InlineData("[!a-c]1", "/1", false)]
    [InlineData("[]]", "]", true)]
    [InlineData("[\\]", "\\", true)]
    [InlineData("{one,two}.txt", "two.txt", true)]
    [InlineData("{one,two}.txt", "three.txt", false)]
    [InlineData("{a,b{c,d}}", "bd", true)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "a", false)]
    [InlineData("a.b", "axb", false)]
    [InlineData("(a|b)+^$#", "(a|b)+^$#", true)]
    [InlineData("Photo", "photo", false)]
    [InlineData("line*", "line\nbreak", true)]
    [InlineData("a", "a\n", false)]
    public void Matches_as_documented(string glob, string key, bool expected) => Assert.Equal(expected, Glob.Parse(glob).Matches(key));

    [Theory]
    [InlineData("rome/2026-*.jpg", "rome/2026-")]
    [InlineData("exact.txt", "exact.txt")]
    [InlineData("\\*a?", "*a")]
    [InlineData("a{b,c}", "a")]
    [InlineData("*", "")]
    public void Lists_only_what_starts_with_the_literal_beginning(string glob, string prefix) =>
        Assert.Equal(prefix, Glob.Parse(glob).Prefix);

    [Theory]
    [InlineData("")]
    [InlineData("a\\")]
    [InlineData("[a")]
    [InlineData("[")]
    [InlineData("{a,b")]
    [InlineData("[z-a]")]
    public void Refuses_what_is_malformed(string glob)
    {
        StorageException fault = Assert.Throws<StorageException>(() => Glob.Parse(glob));
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }

    [Fact]
    public void Takes_linear_time_for_a_hostile_pattern()
    {
        Glob glob = Glob.Parse(string.Concat(Enumerable.Repeat("*a", 50)));
        Assert.False(glob.Matches(new string('a', 1023) + "b"));
    }
}
