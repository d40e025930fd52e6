using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>Changes of what is stored beside the content, several at once: none is lost.</summary>
public sealed class ChangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Appends_of_two_drivers_at_once_all_stay()
    {
        await using TestStore store = await TestStore.Create();
        await using DirectoryDriver other = store.NewDriver();
        await Task.WhenAll(Append(store.Driver, 'a'), Append(other, 'b'));

        string text = await store.Text("k");
        Assert.Equal((100, 100, 200), (text.Count(c => c == 'a'), text.Count(c => c == 'b'), text.Length));

        async Task Append(DirectoryDriver driver, char what)
        {
            for (int i = 0; i < 100; i++)
            {
                await driver.Append(TestStore.Request("k"), new BytesBody([(byte)what]), Token);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_appended_to_content_that_changed_on_the_disk()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k", "content");
        await using (FileStream file = File.OpenWrite(Path.Join(store.BucketFolder, "k")))
        {
            file.WriteByte((byte)'X');
        }

        await TestStore.Fails(
            StorageErrorCode.ChecksumMismatch, () => store.Driver.Append(TestStore.Request("k"), new BytesBody([1]), Token));
        Assert.Equal("Xontent", await store.Text("k"));
        Assert.Equal(0, await store.Driver.SweepScratch(TestStore.Bucket, DateTimeOffset.MaxValue, Token));
    }

    [Fact]
    public async Task Tags_and_metadata_set_at_once_by_two_drivers_both_stay()
    {
        await using TestStore store = await TestStore.Create();
        await using DirectoryDriver other = store.NewDriver();
        await store.Put("k");
        for (int i = 1; i <= 50; i++)
        {
            var value = new Dictionary<string, string> { ["n"] = $"{i}" };
            await Task.WhenAll(
                store.Driver.SetMetadata(TestStore.Bucket, "k", value, null, Token), other.SetTags(TestStore.Bucket, "k", value, Token));

            Assert.Equal(value, (await store.Info("k"))!.Metadata);
            Assert.Equal(value, await store.Driver.GetTags(TestStore.Bucket, "k", Token));
        }

        Assert.Equal("content", await store.Text("k"));
    }
}
