using System.Text;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>Keys on a real file system: written, listed in order, read back and deleted.</summary>
public sealed class KeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> OddKeys =>
    [
        "..", "../../etc/passwd", "/", "//", "/lead", "trail/", "a//b", ".", "./a", "a\\b", "%2e%2e/x", "%uploads/w", "%",
        "con", "nul.txt", "x.", "x ", "\u0001\u007f", "*?<>|:\"", "名前", "😀/😀", "e\u0301", "é", "\uffff",
        new string('/', 1024), new string('\u0001', 1024), new string('%', 1024), new string('.', 1024),
        new string('x', 1024), string.Concat(Enumerable.Repeat("\u0001/", 512)), string.Concat(Enumerable.Repeat("😀", 256)),
    ];

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task An_odd_key_is_held_inside_the_root(string key)
    {
        await using TestStore store = await TestStore.Create();
        await store.Put(key, "odd");
        Assert.Equal("odd", await store.Text(key));
        Assert.Equal([key], await store.List());
        Assert.Equal(key, (await store.Info(key))!.Key);
        Assert.Single(store.Files());
        await store.Driver.Delete(TestStore.Bucket, key, null, Token);
        Assert.Empty(await store.List());
        Assert.Empty(store.Files());
    }

    [Fact]
    public async Task A_key_and_keys_below_it_live_side_by_side()
    {
        await using TestStore store = await TestStore.Create();
        string[] keys = ["a", "a/", "a//", "a/b", "a/b/c", "a%", "a%/b"];
        foreach (string key in keys)
        {
            await store.Put(key, key);
        }

        foreach (string key in keys)
        {
            Assert.Equal(key, await store.Text(key));
        }

        Assert.Equal(keys.Order(new ByBytes()), await store.List());
        Assert.Null(await store.Info("a%/"));
    }

    [Fact]
    public async Task Long_names_sort_among_short_ones_by_their_bytes()
    {
        await using TestStore store = await TestStore.Create();
        string x = new('x', 78);
        string[] keys =
        [
            x, x + "é", x + "é!", x + "éa/b", x + "xx", x + "xxx", x + "xxxx", x + "xxx/", x + "xxx/y", x + "xx/", x + "xx😀", x + "xx😀/z",
            x + "xx\uffee", x + "x", x + "xx!", x + "xx0", x + "xxx" + x + "xxxx", x + "xxx" + x + "xxx/q", "w", "y", x + "/", x + "!", x + "0",
        ];
        await store.PutAll(keys);
        Assert.Equal(keys.Order(new ByBytes()), await store.List());
        Assert.Equal(keys.Order(new ByBytes()), await store.List(pageSize: 1));
        Assert.Equal(keys.Where(k => k.StartsWith(x + "xxx", StringComparison.Ordinal)).Order(new ByBytes()), await store.List(x + "xxx"));
        Assert.Equal([x + "xxx/", x + "xxx/y"], await store.List(x + "xxx/"));
        Assert.Equal(
            keys.Order(new ByBytes()).Where(k => string.CompareOrdinal(k, x + "xxx") > 0), await store.List(startAfter: x + "xxx"));
    }

    [Fact]
    public async Task A_path_too_long_for_the_system_is_a_clear_error()
    {
        string top = Path.Join(Path.GetTempPath(), "fluent-buckets-" + Guid.NewGuid().ToString("N"));
        var driver = new DirectoryDriver(Path.Join([top, .. Enumerable.Repeat(new string('d', 200), 7)]));
        try
        {
            await driver.CreateBucket("photos", Token);
            StorageException exception = await TestStore.Fails(
                StorageErrorCode.InvalidKey,
                () => driver.Write(TestStore.Request(new string('\u0001', 1024)), new DirectoryWriter.BytesBody([]), Token));
            Assert.Contains("shorter key", exception.Message, StringComparison.Ordinal);
            Assert.Null(await driver.GetInfo("photos", new string('\u0001', 1024), Token));
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }

    private sealed class ByBytes : IComparer<string>
    {
        public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
    }
}
