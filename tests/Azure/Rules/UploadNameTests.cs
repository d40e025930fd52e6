using System.Text;
using Fluent.Buckets.AzureBlobs;

namespace Fluent.Buckets.AzureTests;

/// <summary>The names of blocks and of the blobs that mark uploads.</summary>
public sealed class UploadNameTests
{
    [Fact]
    public void A_block_s_name_is_read_back_and_as_long_as_those_of_the_provider_s_clients()
    {
        var block = new BlockId(UploadMarker.NewId(TimeProvider.System), 10_000, new AttemptClock(TimeProvider.System).Next());

        Assert.Equal(64, block.Encoded.Length);
        Assert.Equal(block, BlockId.Parse(block.Encoded));
        Assert.Null(BlockId.Parse(Convert.ToBase64String(new byte[6])));
        Assert.Null(BlockId.Parse("no base64"));
    }

    [Fact]
    public void Attempts_ascend_and_no_two_are_the_same()
    {
        var clock = new AttemptClock(TimeProvider.System);
        string[] attempts = [.. Enumerable.Range(0, 1000).Select(_ => clock.Next())];

        Assert.Equal(attempts.Distinct().Order(StringComparer.Ordinal), attempts);
    }

    [Fact]
    public void A_part_that_was_not_given_is_told_from_one_that_was()
    {
        var block = new BlockId(UploadMarker.NewId(TimeProvider.System), 3, new AttemptClock(TimeProvider.System).Next());
        UploadedPart part = PartTag.Give(block, 10);

        Assert.Equal(block, PartTag.Block(block.Upload, part));
        Assert.Null(PartTag.Block(block.Upload, part with { Number = 4 }));
        Assert.Null(PartTag.Block(block.Upload, part with { Size = 11 }));
        Assert.Null(PartTag.Block(block.Upload, part with { ETag = "other" }));
        Assert.Null(PartTag.Block(UploadMarker.NewId(TimeProvider.System), part));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(675)]
    [InlineData(676)]
    [InlineData(1024)]
    public void A_mark_tells_key_and_time_and_keeps_Azure_s_rule(int length)
    {
        string id = UploadMarker.NewId(TimeProvider.System);
        string key = new('k', length);
        string[] names = UploadMarker.Names(id, key);

        Assert.All(names, name => Assert.InRange(name.Length, 1, 1024));
        MarkerName[] marks = [.. names.Select(name => UploadMarker.Parse(name)!)];
        Assert.All(marks, mark => Assert.Equal((id, names.Length), (mark.Upload, mark.Count)));
        Assert.Equal(key, Encoding.UTF8.GetString([.. marks.SelectMany(mark => mark.Piece)]));
        Assert.InRange(DateTimeOffset.UtcNow - UploadMarker.StartedAt(id), TimeSpan.FromMilliseconds(-1), TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("a")]
    [InlineData(".fluent-buckets/uploads/x/0-1/YQ")]
    [InlineData(".fluent-buckets/uploads/00000000000000000000000000000000/0/YQ")]
    [InlineData(".fluent-buckets/uploads/00000000000000000000000000000000/0-1/!")]
    public void What_is_no_mark_is_none(string name) => Assert.Null(UploadMarker.Parse(name));
}
