namespace Fluent.Buckets.Tests.Drivers;

public sealed class KeyRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("../x")]
    [InlineData("/")]
    [InlineData("\u0001")]
    [InlineData("😀")]
    public void Any_takes_every_other_key(string key) => Assert.Null(KeyRules.Any.Check(key));

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Refuses_what_no_store_holds(string key) => Assert.NotNull(KeyRules.Any.Check(key));

    [Fact]
    public void Refuses_half_of_a_surrogate_pair()
    {
        // Not as inline data: an attribute holds its strings in UTF-8.
        Assert.NotNull(KeyRules.Any.Check("\ud83d"));
        Assert.NotNull(KeyRules.Any.Check("a\ude00b"));
    }

    [Fact]
    public void Counts_bytes_of_UTF8()
    {
        Assert.Null(KeyRules.Any.Check(new string('a', 1024)));
        Assert.NotNull(KeyRules.Any.Check(new string('a', 1025)));
        Assert.Null(KeyRules.Any.Check(new string('€', 341)));
        Assert.NotNull(KeyRules.Any.Check(new string('€', 342)));
    }
}
