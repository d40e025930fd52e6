namespace Fluent.Buckets.Tests.Content;

public sealed class MetadataRulesTests
{
    [Fact]
    public void Names_come_back_in_lower_case() =>
        Assert.Equal("x", MetadataRules.Collect([new("Camera_2", "x")])["camera_2"]);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("_a")]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("a:")]
    public void Refuses_names(string name) => Refused((name, "value"));

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("\u0000")]
    [InlineData("\u007f")]
    [InlineData("\u0085")]
    public void Refuses_values(string value) => Refused(("name", value));

    [Fact]
    public void Refuses_half_of_a_surrogate_pair() => Refused(("name", "a\ud83d"));

    [Theory]
    [InlineData("")]
    [InlineData(" spaces  inside and around ")]
    [InlineData("Ünïcode 😀 %41 =?utf-8?q?x?=")]
    public void Takes_values(string value) => Assert.Equal(value, MetadataRules.Collect([new("name", value)])["name"]);

    [Fact]
    public void Refuses_a_name_given_twice_by_case() => Refused(("Name", "1"), ("name", "2"));

    [Fact]
    public void Counts_2_KiB_in_all()
    {
        Assert.Single(MetadataRules.Collect([new("abcd", new string('x', 2044))]));
        Refused(("abcd", new string('x', 2045)));
        Refused(("a", new string('x', 1000)), ("b", new string('€', 350)));
    }

    private static void Refused(params (string Name, string Value)[] entries)
    {
        StorageException fault = Assert.Throws<StorageException>(
            () => MetadataRules.Collect(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))));
        Assert.Equal(StorageErrorCode.InvalidArgument, fault.Code);
    }
}
