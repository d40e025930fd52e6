using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets.S3Tests.Rules;

public sealed class KeyRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("/")]
    [InlineData("//a//")]
    [InlineData(".")]
    [InlineData("./a")]
    [InlineData("a/./b/.")]
    [InlineData("a/..")]
    [InlineData("a/../b")]
    [InlineData("a/b/../..")]
    [InlineData("a/...")]
    [InlineData("..a/b..")]
    [InlineData(@"..\a")]
    [InlineData("\u0001\r\n")]
    [InlineData("🙂")]
    public void A_key_is_held(string key) => Assert.Null(new S3KeyRules(pathStyle: true).Check(key));

    [Theory]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("/..")]
    [InlineData("//../a")]
    [InlineData("./..")]
    [InlineData("a/../..")]
    [InlineData("a/../../b/c")]
    [InlineData("a/./../..")]
    public void A_key_that_leads_above_its_start_is_refused(string key) =>
        Assert.Contains("above its start", new S3KeyRules(pathStyle: true).Check(key), StringComparison.Ordinal);

    [Fact]
    public void Soap_is_refused_where_the_bucket_stands_in_the_host()
    {
        Assert.Null(new S3KeyRules(pathStyle: true).Check("soap"));
        Assert.NotNull(new S3KeyRules(pathStyle: false).Check("soap"));
        Assert.Null(new S3KeyRules(pathStyle: false).Check("soap/a"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("a-b.c-1")]
    [InlineData("123")]
    [InlineData("1.2.3")]
    public void A_bucket_name_is_accepted(string name) => Assert.Null(new S3BucketNameRules().Check(name));

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Abc")]
    [InlineData("a_b")]
    [InlineData("-ab")]
    [InlineData("ab-")]
    [InlineData("a..b")]
    [InlineData("1.2.3.4")]
    [InlineData("a/b")]
    [InlineData("abé")]
    public void A_bucket_name_is_refused(string name) => Assert.NotNull(new S3BucketNameRules().Check(name));
}
