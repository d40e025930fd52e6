using System.Text;
using Amazon.S3;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets.S3Tests.Rules;

public sealed class WireTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a, b; c=\"d\"", "a, b; c=\"d\"")]
    [InlineData("", "=?UTF-8?B??=")]
    [InlineData("ü", "=?UTF-8?B?w7w=?=")]
    [InlineData(" a", "=?UTF-8?B?IGE=?=")]
    [InlineData("a  b", "=?UTF-8?B?YSAgYg==?=")]
    [InlineData("=?UTF-8?B?w7w=?=", "=?UTF-8?B?PT9VVEYtOD9CP3c3dz0/PQ==?=")]
    public void Metadata_is_encoded_where_it_must_be_and_comes_back(string value, string encoded)
    {
        Assert.Equal(encoded, MetadataText.Encode(value));
        Assert.Equal(value, MetadataText.Decode(encoded));
    }

    [Theory]
    [InlineData("=?UTF-8?B?")]
    [InlineData("=?UTF-8?B?=")]
    [InlineData("=?UTF-8?B?not base64!?=")]
    [InlineData("=?UTF-8?B?/////w==?=")]
    [InlineData("=?ISO-8859-1?Q?=FC?=")]
    public void What_others_wrote_is_given_back_as_it_is(string value) => Assert.Equal(value, MetadataText.Decode(value));

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("tab\tline\nreturn\r", true)]
    [InlineData("\u007F\u0085\u2028🙂\uFFFD", true)]
    [InlineData("\u0001", false)]
    [InlineData("a\u000B", false)]
    [InlineData("\u001F", false)]
    [InlineData("\uFFFE", false)]
    [InlineData("\uFFFF", false)]
    public void XML_carries_a_key_or_not(string key, bool fits) => Assert.Equal(fits, XmlKey.FitsXml(key));

    [Fact]
    public void Keys_of_answers_are_decoded_only_where_they_are_encoded()
    {
        Assert.Equal("a b+c%", XmlKey.Decode("a+b%2Bc%25", EncodingType.Url));
        Assert.Equal("a+b%2Bc", XmlKey.Decode("a+b%2Bc", null));
    }

    [Theory]
    [InlineData("key", "id")]
    [InlineData("k:e:y", null)]
    [InlineData("", "id")]
    [InlineData("12:34", "5:6")]
    public void A_page_token_holds_two_markers(string first, string? second) =>
        Assert.Equal((first, second), PageToken.Split(PageToken.Join(first, second)));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5:abc")]
    [InlineData("-1:abc")]
    [InlineData("x:abc")]
    public void Another_page_token_is_refused(string token) =>
        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => PageToken.Split(token)).Code);

    [Fact]
    public void Keys_are_ordered_by_their_bytes()
    {
        string[] keys = ["a", "aa", "b", "é", "\uE000", "\uFFFD", "😀", "\U0010FFFF", "a/", ""];

        Assert.Equal(
            keys.OrderBy(key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal), keys.Order(Utf8Comparer.Instance));
    }

    [Fact]
    public void Tiers_have_the_words_of_the_protocol()
    {
        Assert.Equal("STANDARD_IA", StorageClasses.ToWord(StorageTier.Cool)!.Value);
        Assert.Equal("EXPRESS_ONEZONE", StorageClasses.ToWord(new StorageTier("EXPRESS_ONEZONE"))!.Value);
        Assert.Null(StorageClasses.ToWord(null));
        Assert.Equal(StorageTier.Hot, StorageClasses.ToTier(null));
        Assert.Equal(StorageTier.Archive, StorageClasses.ToTier("DEEP_ARCHIVE"));
        Assert.Equal(new StorageTier("GLACIER"), StorageClasses.ToTier("GLACIER"));
    }
}
