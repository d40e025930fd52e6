namespace Fluent.Buckets.Tests.Listing;

public sealed class PagePositionTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("token", null)]
    [InlineData("", null)]
    [InlineData(null, "key")]
    [InlineData("token/+= ü\0", "schlüssel 😀/ ")]
    public void A_position_is_read_back(string? storeToken, string? lastKey)
    {
        var position = new PagePosition(storeToken, lastKey);
        string token = position.ToToken("scope");
        Assert.All(token, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        Assert.True(PagePosition.TryParse(token, "scope", out PagePosition read));
        Assert.Equal(position, read);
        Assert.False(PagePosition.TryParse(token, "scope2", out _));
    }

    [Fact]
    public void A_token_is_the_same_in_every_process() =>
        Assert.Equal("c1q94Y-sjgFrZXkAdHRva2Vu", new PagePosition("token", "key").ToToken("scope"));

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        string token = new PagePosition("token", "key").ToToken("scope");
        for (int i = 0; i < token.Length; i++)
        {
            string changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.False(PagePosition.TryParse(changed, "scope", out _), changed);
            Assert.False(PagePosition.TryParse(token[..i], "scope", out _), token[..i]);
        }
    }
}
