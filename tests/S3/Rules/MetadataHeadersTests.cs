using Amazon.S3.Model;
using Fluent.Buckets.S3Storage;

namespace Fluent.Buckets.S3Tests.Rules;

public sealed class MetadataHeadersTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData(16, true)]
    [InlineData(256, true)]
    [InlineData(null, false)]
    [InlineData(16, false)]
    public void Metadata_comes_back_whatever_a_header_holds(int? greatest, bool keepsUnderscores)
    {
        var headers = new MetadataHeaders(greatest, keepsUnderscores);
        var metadata = new Dictionary<string, string>
        {
            ["short"] = "x100",
            ["empty"] = string.Empty,
            ["long"] = string.Concat(Enumerable.Repeat("a b ", 300)),
            ["unicode"] = new string('ü', 200),
            ["long2"] = "x",
            ["a_b"] = new string('y', 40),
            ["a_"] = new string('z', 40),
            ["a__2_"] = "w",
        };
        var collection = new MetadataCollection();

        headers.Fill(collection, metadata);

        Assert.Equal(metadata, headers.Read(collection));
        Assert.All(collection.Keys, name => Assert.True(collection[name].Length <= (greatest ?? int.MaxValue), name));
        Assert.Equal(keepsUnderscores, collection.Keys.Any(name => name.Contains('_', StringComparison.Ordinal)));
    }

    [Fact]
    public void Pieces_are_put_together_only_where_values_are_cut()
    {
        var collection = new MetadataCollection { ["a"] = "1", ["a-2"] = "2", ["b-2"] = "3" };

        Assert.Equal(
            new Dictionary<string, string> { ["a"] = "1", ["a-2"] = "2", ["b-2"] = "3" }, new MetadataHeaders(null).Read(collection));
        Assert.Equal(new Dictionary<string, string> { ["a"] = "12", ["b-2"] = "3" }, new MetadataHeaders(256).Read(collection));
    }
}
