using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets.AzureTests;

/// <summary>Texts that the wire does not carry as they are come back unchanged, also those that look encoded.</summary>
public sealed class TextTests
{
    public static TheoryData<string> Texts =>
    [
        string.Empty, "plain", " lead", "trail ", "two  spaces", "größe 大小 🙂", "=?utf-8?B?eA==?=", "=?UTF-8?b?eA==?=", "=?utf-8?B?", "=?utf-8?B?!?=", "==", "==41",
        "===41", "a=b", "=41", "a+b", "_.:/=+-@ 09azAZ", "semi;colon, \"quoted\"",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Metadata_comes_back_and_is_ASCII_on_the_wire(string text)
    {
        string wire = MetadataText.Encode(text);

        Assert.Equal(text, MetadataText.Decode(wire));
        Assert.All(wire, c => Assert.InRange(c, ' ', '~'));
        Assert.NotEmpty(wire);
        Assert.Equal(wire.Trim(), wire);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_tag_comes_back_and_keeps_Azure_s_rule_on_the_wire(string text)
    {
        string wire = TagText.Encode(text);

        Assert.Equal(text, TagText.Decode(wire));
        Assert.All(wire, c => Assert.True(char.IsAsciiLetterOrDigit(c) || " +-./:=_".Contains(c, StringComparison.Ordinal), $"The wire has {c}."));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a=b + c/d:e.f-g_h")]
    public void A_tag_that_Azure_takes_goes_as_it_is(string text) => Assert.Equal(text, TagText.Encode(text));

    [Theory]
    [InlineData("==zz=4")]
    [InlineData("==a=zz")]
    [InlineData("===FF")]
    [InlineData("==plain")]
    public void A_tag_of_another_program_that_only_starts_like_ours_is_given_as_it_is(string text) => Assert.Equal(text, TagText.Decode(text));

    [Fact]
    public void A_tag_that_gets_too_long_is_refused()
    {
        var tags = new Dictionary<string, string> { ["k"] = new string('é', 43) };

        StorageException error = Assert.Throws<StorageException>(() => TagText.Encode(tags, new BlobPlace("azure:x", "bucket", "key")));

        Assert.Equal(StorageErrorCode.InvalidArgument, error.Code);
    }
}
