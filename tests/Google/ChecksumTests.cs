using System.Text;
using Fluent.Buckets.GoogleStorage;

namespace Fluent.Buckets.GoogleTests;

/// <summary>Bytes that change on their way, in both directions.</summary>
public sealed class ChecksumTests
{
    [Theory]
    [InlineData("", "AAAAAA==")]
    [InlineData("123456789", "4waSgw==")]
    [InlineData("The quick brown fox jumps over the lazy dog", "ImIEBA==")]
    public void The_checksum_is_Google_s(string text, string expected)
    {
        Crc32C crc = Crc32C.Of(Encoding.ASCII.GetBytes(text));

        Assert.Equal(expected, crc.ToString());
        Assert.True(Crc32C.TryParse(expected, out Crc32C parsed));
        Assert.Equal(crc.Value, parsed.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(1000)]
    [InlineData(100_003)]
    public void The_checksum_of_two_runs_is_that_of_both(int length)
    {
        byte[] first = Bodies.Random(777);
        byte[] second = Bodies.Random(length);

        Assert.Equal(Crc32C.Of([.. first, .. second]).Value, Crc32C.Combine(Crc32C.Of(first), Crc32C.Of(second), length).Value);
        Assert.Equal(Crc32C.Of(second).Value, Crc32C.Combine(default, Crc32C.Of(second), length).Value);
    }

    [Theory]
    [InlineData(1000, 4)]
    [InlineData(9 * Bodies.MiB, 1)]
    [InlineData(11 * Bodies.MiB, 4)]
    public async Task What_changed_on_its_way_is_not_stored(int length, int parallelism)
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("old", TestStore.Token);
        test.Hook.Fail(request => request.Content?.Headers.ContentLength > 900, 1, async (request, send) =>
        {
            byte[] sent = await request.Content!.ReadAsByteArrayAsync(TestStore.Token);
            var changed = new ByteArrayContent(sent);
            sent[^100] ^= 1;
            foreach ((string name, IEnumerable<string> values) in request.Content.Headers)
            {
                changed.Headers.TryAddWithoutValidation(name, values);
            }

            request.Content = changed;
            return await send();
        });

        await Fails.With(
            StorageErrorCode.ChecksumMismatch,
            async () => await bucket.Object("a").UploadFrom(Bodies.Unseekable(Bodies.Random(length)), TestStore.Token).WithParallelism(parallelism).WithPartSize(5 * Bodies.MiB));

        Assert.Equal("old", await bucket.Object("a").ReadText(TestStore.Token));
        Assert.Equal((0, 0), (test.Server.OpenSessions, test.Server.OpenUploads));
    }

    [Fact]
    public async Task What_changed_on_its_way_is_not_read()
    {
        await using TestStore test = await TestStore.Start();
        Bucket bucket = await test.NewBucket();
        await bucket.Object("a").UploadText("content", TestStore.Token);
        test.Hook.Around = async (request, send) =>
        {
            HttpResponseMessage answer = await send();
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync(TestStore.Token);
            bytes[0] ^= 1;
            var changed = new ByteArrayContent(bytes);
            foreach ((string name, IEnumerable<string> values) in answer.Content.Headers)
            {
                changed.Headers.TryAddWithoutValidation(name, values);
            }

            answer.Content = changed;
            return answer;
        };

        await Fails.With(StorageErrorCode.ChecksumMismatch, async () => await bucket.Object("a").ReadBytes(TestStore.Token));
    }
}
