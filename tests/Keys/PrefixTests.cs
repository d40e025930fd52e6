namespace Fluent.Buckets.KeysTests;

/// <summary>What the texts of all keys begin with whose leading values are given.</summary>
public sealed class PrefixTests
{
    [Fact]
    public void Reach_up_to_the_next_hole()
    {
        Assert.Equal(string.Empty, OrderKey.Prefix());
        Assert.Equal("2026/", OrderKey.Prefix(2026));
        Assert.Equal("2026/03/", OrderKey.Prefix(2026, 3));
        Assert.Equal("files/", PathKey.Prefix());
        Assert.Equal("files/a%2Fb/", PathKey.Prefix("a/b"));
    }

    [Fact]
    public void Need_no_text_after_a_fixed_width() =>
        Assert.Equal("2026-11-24", DateKey.Prefix(new DateOnly(2026, 11, 24)));

    [Fact]
    public void Begin_the_texts_of_their_keys_and_of_no_others()
    {
        string prefix = TextKey.Prefix("a", "b");
        Assert.StartsWith(prefix, new TextKey("a", "b", "c").ToString(), StringComparison.Ordinal);
        Assert.False(new TextKey("a", "b.", "c").ToString().StartsWith(prefix, StringComparison.Ordinal));
        Assert.False(new TextKey("a", "bb", "c").ToString().StartsWith(prefix, StringComparison.Ordinal));
        Assert.StartsWith(DotsKey.Prefix("."), new DotsKey(".", "..", ".").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_what_a_key_refuses()
    {
        StorageException error = Assert.Throws<StorageException>(static () => OrderKey.Prefix(20260));
        Assert.Equal(StorageErrorCode.InvalidKey, error.Code);
        Assert.Contains("Year is 20260", error.Message, StringComparison.Ordinal);
    }
}
