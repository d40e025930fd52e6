using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets.AzureTests;

public sealed class KeyRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("/lead")]
    [InlineData("a//b")]
    [InlineData(".hidden/.file")]
    [InlineData("a%5Cb/%2e%2e/c")]
    [InlineData("a b?c#d&e=f")]
    [InlineData("...a/b")]
    [InlineData("🙂/é")]
    [InlineData(".fluent-buckets")]
    [InlineData("x/.fluent-buckets/uploads")]
    public void What_Azure_holds_is_taken(string key) => Assert.Null(AzureKeyRules.Instance.Check(key));

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../other/x")]
    [InlineData("a/./b")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("a.")]
    [InlineData("a./b")]
    [InlineData("a/...")]
    [InlineData("a/")]
    [InlineData("/")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0081b")]
    [InlineData("a\uE000b")]
    [InlineData("a\uFFFEb")]
    [InlineData(".fluent-buckets/uploads/x")]
    [InlineData(".fluent-buckets/other")]
    public void What_Azure_changes_or_refuses_is_refused(string key) => Assert.NotNull(AzureKeyRules.Instance.Check(key));

    [Fact]
    public void A_key_has_at_most_254_segments()
    {
        Assert.Null(AzureKeyRules.Instance.Check(string.Join('/', Enumerable.Repeat("a", 254))));
        Assert.NotNull(AzureKeyRules.Instance.Check(string.Join('/', Enumerable.Repeat("a", 255))));
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a-1", true)]
    [InlineData("$root", true)]
    [InlineData("ab", false)]
    [InlineData("a--b", false)]
    [InlineData("-ab", false)]
    [InlineData("ab-", false)]
    [InlineData("a.b", false)]
    [InlineData("a_b", false)]
    [InlineData("Abc", false)]
    [InlineData("../abc", false)]
    public void A_container_s_name_keeps_Azure_s_rule(string name, bool isTaken) => Assert.Equal(isTaken, ContainerNames.Instance.Check(name) is null);
}
