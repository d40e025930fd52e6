namespace Fluent.Buckets.Tests.Drivers;

public sealed class BucketNameRulesTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("holiday-photos")]
    [InlineData("hello_bucket")]
    [InlineData("my.bucket.1")]
    [InlineData("123")]
    public void Local_accepts(string name) => Assert.Null(BucketNameRules.Local.Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("hello world")]
    [InlineData("helloWorld")]
    [InlineData("hello.world:how_goes_it")]
    [InlineData("-hello")]
    [InlineData("hello-")]
    [InlineData("a..b")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a%b")]
    [InlineData("bücher")]
    public void Local_refuses(string name) => Assert.NotNull(BucketNameRules.Local.Check(name));

    [Fact]
    public void Local_takes_63_characters_and_not_64()
    {
        Assert.Null(BucketNameRules.Local.Check(new string('a', 63)));
        Assert.NotNull(BucketNameRules.Local.Check(new string('a', 64)));
    }
}
