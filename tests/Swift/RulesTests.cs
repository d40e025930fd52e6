using System.Text;
using Fluent.Buckets.OpenStackSwift;

namespace Fluent.Buckets.SwiftTests;

/// <summary>The pure rules: keys, names, paths, metadata, records.</summary>
public sealed class RulesTests
{
    private static readonly KeyRules Keys = new SwiftKeyRules();

    [Theory]
    [InlineData("a")]
    [InlineData("/")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("a\\b\n\u007F")]
    [InlineData("%2e%2E/%")]
    public void Swift_holds_every_key(string key) => Assert.Null(Keys.Check(key));

    [Fact]
    public void What_no_store_holds_is_refused()
    {
        Assert.Null(Keys.Check(new string('k', 1024)));
        Assert.NotNull(Keys.Check(new string('k', 1025)));
        Assert.NotNull(Keys.Check(string.Empty));
        Assert.NotNull(Keys.Check("a\0"));
        Assert.NotNull(Keys.Check("\uD83D"));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("My Bücket %2F?", true)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("a\0", false)]
    [InlineData(".", false)]
    [InlineData("..", false)]
    [InlineData("...", true)]
    public void Names_of_containers(string name, bool accepted) => Assert.Equal(accepted, new SwiftBucketNameRules(256).Check(name) is null);

    [Fact]
    public async Task A_name_leaves_room_for_the_container_of_its_segments()
    {
        await using var own = new SwiftDriver(Options());
        Assert.NotNull(own.BucketNameRules.Check("\uD83D"));
        await using var shared = new SwiftDriver(Options("segments"));
        Assert.Null(own.BucketNameRules.Check(new string('b', 247)));
        Assert.NotNull(own.BucketNameRules.Check(new string('b', 248)));
        Assert.Null(shared.BucketNameRules.Check(new string('b', 256)));
        Assert.NotNull(shared.BucketNameRules.Check(new string('b', 257)));
    }

    [Theory]
    [InlineData("a/b.txt", "/c%2Fd/a/b.txt")]
    [InlineData("../x", "/c%2Fd/..%2Fx")]
    [InlineData("./.../..", "/c%2Fd/.%2F...%2F..")]
    [InlineData("//a//", "/c%2Fd///a//")]
    [InlineData("a b+%2F?#ü", "/c%2Fd/a%20b%2B%252F%3F%23%C3%BC")]
    public void A_path_names_the_very_key(string key, string path)
    {
        Assert.Equal(path, SwiftPaths.Object("c/d", key));
        Uri address = SwiftPaths.Address("http://host/v1/A", path, string.Empty);
        Assert.Equal("/v1/A" + path, address.PathAndQuery);
    }

    [Fact]
    public void Metadata_comes_back_from_headers_whatever_it_is()
    {
        var random = new Random(1);
        for (int round = 0; round < 500; round++)
        {
            var metadata = new Dictionary<string, string>();
            for (int i = 0; i < 3; i++)
            {
                metadata[$"n{i}_{new string('_', random.Next(3))}"] = Value(random);
            }

            using var answer = new HttpResponseMessage();
            foreach ((string name, string value) in SwiftMetadata.Write(metadata, SwiftLimits.Default, "swift", "b", "k"))
            {
                Assert.InRange(value.Length, 0, 256);
                Assert.All(value, c => Assert.InRange(c, ' ', '~'));
                Assert.DoesNotContain('_', name);
                Assert.True(answer.Headers.TryAddWithoutValidation(name, value));
            }

            Assert.Equal(metadata, SwiftMetadata.Read(answer.Headers.NonValidated));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("ü/ ;key=x\n")]
    public void A_record_tells_its_key(string key)
    {
        foreach (bool done in (bool[])[true, false])
        {
            var record = new SegmentRecord(key, done);
            Assert.All(record.ContentType, c => Assert.InRange(c, '!', '~'));
            Assert.Equal(record, SegmentRecord.Parse(record.ContentType));
        }

        Assert.Null(SegmentRecord.Parse("text/plain"));
        Assert.Null(SegmentRecord.Parse(null));
    }

    [Fact]
    public void Names_of_segments_hold_no_key_and_fit()
    {
        string bucket = new('b', 247);
        string key = new('k', 1024);
        string id = SegmentNames.NewId();
        string part = SegmentNames.NewPart(bucket, key, id, 1000);

        Assert.DoesNotContain("kk", part, StringComparison.Ordinal);
        Assert.InRange(part.Length, 1, 1024);
        Assert.Equal(1000, SegmentNames.NumberOf(part));
        var names = new SegmentNames(null);
        Assert.Equal(id, names.IdOfSegment(bucket, key, $"/{bucket}_segments/{part}"));
        Assert.Null(names.IdOfSegment(bucket, "other", $"/{bucket}_segments/{part}"));
        Assert.Equal(SegmentNames.StemOf(SegmentNames.Set(bucket, key, id)), SegmentNames.StemOfPart(part));
        Assert.False(SegmentNames.IsId("../../x"));
    }

    [Fact]
    public void Limits_are_the_cluster_s_own_where_it_tells_them()
    {
        InfoJson info = System.Text.Json.JsonSerializer.Deserialize(
            """{"swift":{"max_file_size":7,"container_listing_limit":5,"account_listing_limit":4},"slo":{"max_manifest_segments":9}}"""u8,
            SwiftMessages.Default.InfoJson)!;

        SwiftLimits limits = SwiftLimits.Of(info);

        Assert.Equal((7L, 9, 4, 0, 256), (limits.ObjectSize, limits.Segments, limits.Page, limits.BulkDelete, limits.MetadataValue));
    }

    private static SwiftOptions Options(string? container = null) => new()
    {
        Credentials = SwiftCredentials.Token("http://127.0.0.1/v1/a", "token"),
        SegmentsContainer = container,
    };

    private static string Value(Random random)
    {
        string[] alphabets = ["ab ", "=?UTF-8B", "ü漢🙂 x", "%~ _-\"", "x"];
        var value = new StringBuilder();
        Rune[] alphabet = [.. alphabets[random.Next(alphabets.Length)].EnumerateRunes()];
        int length = random.Next(5) == 0 ? random.Next(400) : random.Next(12);
        if (random.Next(8) == 0)
        {
            value.Append("=?UTF-8?B?");
        }

        for (int i = 0; i < length; i++)
        {
            value.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return value.ToString();
    }
}
