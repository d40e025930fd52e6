namespace Fluent.Buckets.DirectoryTests;

/// <summary>Changes of what is stored beside the content, several at once: none is lost.</summary>
public sealed class ChangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
