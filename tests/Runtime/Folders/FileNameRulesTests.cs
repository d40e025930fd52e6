namespace Fluent.Buckets.Tests.Folders;

public sealed class FileNameRulesTests
{
    private static readonly FileNameRules Unix = new(windows: false);
    private static readonly FileNameRules Windows = new(windows: true);

    [Theory]
    [InlineData("a")]
    [InlineData("a/b.c/d e")]
    [InlineData(".hidden/...")]
    [InlineData("ü €/😀 ,;=+[]'")]
    [InlineData("con-tent/nulls/comx/com10.txt")]
    public void Names_of_both_are_held(string key)
    {
        Assert.Null(Unix.Check(key));
        if (!key.EndsWith('.'))
        {
            Assert.Null(Windows.Check(key));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("//server/share")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("./a")]
    [InlineData("a\0b")]
    public void Paths_that_lead_elsewhere_are_refused_by_both(string key)
    {
        Assert.NotNull(Unix.Check(key));
        Assert.NotNull(Windows.Check(key));
    }

    [Theory]
    [InlineData(@"..\a")]
    [InlineData(@"a\b")]
    [InlineData(@"\a")]
    [InlineData(@"\\server\share")]
    [InlineData("C:")]
    [InlineData("C:/a")]
    [InlineData("C:a")]
    [InlineData("a:stream")]
    [InlineData("a*")]
    [InlineData("a?")]
    [InlineData("a<b")]
    [InlineData("a|b")]
    [InlineData("a\"b")]
    [InlineData("a\u0001b")]
    [InlineData("a\n")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("... ")]
    [InlineData("a./b")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("nul .txt")]
    [InlineData("a/Com1")]
    [InlineData("lpt9.tar.gz")]
    [InlineData("COM¹")]
    public void What_windows_reads_otherwise_is_refused_there_and_an_exact_name_on_unix(string key)
    {
        Assert.NotNull(Windows.Check(key));
        Assert.Null(Unix.Check(key));
    }

    [Fact]
    public void Names_have_a_greatest_length()
    {
        Assert.Null(Unix.Check("a/" + new string('n', 255)));
        Assert.NotNull(Unix.Check("a/" + new string('n', 256)));
        Assert.NotNull(Unix.Check(new string('ü', 128)));
        Assert.Null(Windows.Check(new string('ü', 255)));
        Assert.NotNull(Windows.Check(new string('ü', 256)));
    }
}
