using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>The marker in the root fixes for ever how names are written.</summary>
public sealed class RootTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_root_made_where_names_fold_keeps_its_escaping_everywhere()
    {
        await using TestStore store = await TestStore.Create();
        await File.WriteAllTextAsync(Path.Join(store.Root, "%store.json"), """{"Version":1,"Folding":true}""", Token);
        DirectoryDriver driver = store.NewDriver();
        string[] keys = ["A", "a", "\u00c9/x", "\u00e9/x", "e\u0301/x"];
        foreach (string key in keys)
        {
            await driver.Write(TestStore.Request(key), new BytesBody([1]), Token);
        }

        ObjectPage page = await driver.List(new ListRequest { Bucket = TestStore.Bucket, Prefix = "" }, Token);
        Assert.Equal(keys.Order(StringComparer.Ordinal), page.Entries.Select(entry => entry.Key));
        Assert.Equal(["%41", "%C3%89%/x", "%C3%A9%/x", "a", "e%CC%81%/x"], store.Files().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_root_made_where_names_are_exact_is_refused_where_they_fold()
    {
        await using TestStore store = await TestStore.Create();

        // What a file system that folds case would seem to hold.
        File.Copy(Path.Join(store.Root, "%store.json"), Path.Join(store.Root, "%STORE.JSON"));
        StorageException exception = await TestStore.Fails(
            StorageErrorCode.NotSupported, () => store.NewDriver().BucketExists(TestStore.Bucket, Token));
        Assert.Contains("upper from lower case", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"Version\":2,\"Folding\":false}")]
    public async Task A_marker_that_is_not_understood_is_refused(string marker)
    {
        await using TestStore store = await TestStore.Create();
        await File.WriteAllTextAsync(Path.Join(store.Root, "%store.json"), marker, Token);
        await TestStore.Fails(StorageErrorCode.NotSupported, () => store.NewDriver().CreateBucket("other", Token));
    }

    [Fact]
    public async Task Only_the_store_s_own_names_are_in_a_new_root()
    {
        await using TestStore store = await TestStore.Create();
        await store.Put("k");
        Assert.Equal(
            ["%locks", "%store.json", "photos"],
            Directory.EnumerateFileSystemEntries(store.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_drivers_make_one_root_at_once()
    {
        string root = Path.Join(Path.GetTempPath(), "fluent-buckets-" + Guid.NewGuid().ToString("N"), "deep");
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(
                i => Task.Run(() => new DirectoryDriver(root + "/").CreateBucket($"bucket{i}", Token), Token)));
            Assert.Equal(8, (await new DirectoryDriver(root).ListBuckets(null, Token)).Names.Count);
            Assert.Empty(Directory.EnumerateFiles(root, "%new-*"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(root)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none_is_refused(string path) =>
        Assert.Equal(StorageErrorCode.InvalidArgument, Assert.Throws<StorageException>(() => new DirectoryDriver(path)).Code);

    [Fact]
    public async Task A_file_in_the_place_of_the_root_is_a_clear_error()
    {
        string root = Path.GetTempFileName();
        try
        {
            var driver = new DirectoryDriver(root);
            Assert.False(await driver.BucketExists("photos", Token));
            await TestStore.Fails(StorageErrorCode.ProviderError, () => driver.CreateBucket("photos", Token));
        }
        finally
        {
            File.Delete(root);
        }
    }
}
