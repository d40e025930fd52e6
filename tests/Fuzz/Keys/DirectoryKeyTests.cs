using System.Globalization;
using System.Text;
using CsCheck;

namespace Fluent.Buckets.Fuzz;

/// <summary>Any key goes through the Directory store and back, and none leads out of its root.</summary>
public sealed class DirectoryKeyTests : IDisposable
{
    private const int BatchSize = 500;
    private const ulong FixedSeed = 20261128;
    private const string Linked = "out";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("fuzz-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string? Seed => Environment.GetEnvironmentVariable("FUZZ_SEED") is { Length: > 0 } seed ? seed : null;

    private static int Count => Environment.GetEnvironmentVariable("FUZZ_COUNT") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture)
        : Seed is not null ? BatchSize
        : Environment.GetEnvironmentVariable("FULL") == "1" ? 1_000_000
        : 20_000;

    /// <summary>The first batch of a long run's part.</summary>
    private static int First => Environment.GetEnvironmentVariable("FUZZ_FIRST") is { Length: > 0 } first ? int.Parse(first, CultureInfo.InvariantCulture) : 0;

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Every_key_comes_back_and_none_leaves_the_root()
    {
        string root = Path.Combine(_home.FullName, "root");
        string outside = Path.Combine(_home.FullName, "outside");
        Directory.CreateDirectory(outside);
        await File.WriteAllTextAsync(Path.Combine(outside, "kept.txt"), "kept", Token);
        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "beside.txt"), "beside", Token);
        string[] before = Outside(root);
        await using var store = new ObjectStore(new DirectoryDriver(new DirectoryOptions { Path = root, FlushToDisk = false }));
        int refused = 0;
        for (int batch = First; (batch - First) * BatchSize < Count; batch++)
        {
            PCG generator = Seed is { } seed && batch == First ? PCG.Parse(seed) : new PCG((uint)batch + 1, FixedSeed);
            string start = generator.ToString();
            string[] keys = [.. Enumerable.Range(0, BatchSize).Select(_ => KeyGen.Any.Generate(generator, null, out Size _))];
            try
            {
                refused += await RoundTrip(store, $"fuzz-{batch}", keys, Path.Combine(root, $"fuzz-{batch}"), outside);
                Assert.Equal(before, Outside(root));
            }
            catch (Exception fault) when (!Token.IsCancellationRequested)
            {
                Assert.Fail($"A batch of {BatchSize} keys failed. Run it again with FUZZ_SEED={start}\n{fault}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"directory: seed {FixedSeed}, batches from {First + 1} on, {Count} keys, {refused} refused.");
        Assert.InRange(refused, 1, Count / 2);
    }

    private static async Task<int> RoundTrip(ObjectStore store, string name, string[] keys, string folder, string outside)
    {
        Bucket bucket = await store.CreateBucket(name, Token);

        // Whoever may write there could have put a link where a folder of keys would be.
        string link = Path.Combine(folder, Linked + "%");
        Directory.CreateSymbolicLink(link, outside);
        string[] refused = [.. keys.Where(key => KeyGen.IsRefused(key) || key.StartsWith(Linked + "/", StringComparison.Ordinal))];
        string[] held = [.. keys.Except(refused, StringComparer.Ordinal)];
        foreach (string key in refused)
        {
            StorageException fault = await Assert.ThrowsAsync<StorageException>(async () => await bucket.Object(key).UploadText("x", Token));
            Assert.Equal(KeyGen.IsRefused(key) ? StorageErrorCode.InvalidKey : StorageErrorCode.AccessDenied, fault.Code);
        }

        await held.Select(StorageOperation<ObjectInfo> (key) => bucket.Object(key).Upload(Encoding.UTF8.GetBytes(key), Token)).WhenAll(2, Token);
        Same(held, await bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
        foreach (string key in held)
        {
            byte[] content = await bucket.Object(key).ReadBytes(Token);
            Assert.True(content.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(key)), $"Another object is at {Encode(key)}.");
        }

        Contained(folder, link);
        string[] half = [.. held.Where((_, index) => index % 2 == 0)];
        Assert.Equal(half.Length, await bucket.DeleteMany(half, Token));
        Same([.. held.Except(half)], await bucket.List(cancellationToken: Token).Select(info => info.Key).ToListAsync(Token));
        await bucket.DeleteAll(string.Empty, Token);
        Assert.Empty(await bucket.List(cancellationToken: Token).ToListAsync(Token));
        File.Delete(link);
        await bucket.DeleteBucket(Token);
        return refused.Length;
    }

    private static void Same(string[] expected, List<string> listed)
    {
        string[] missing = [.. expected.Except(listed)];
        string[] strange = [.. listed.Except(expected)];
        Assert.True(missing.Length == 0, $"Not listed: {string.Join(", ", missing.Take(5).Select(Encode))}");
        Assert.True(strange.Length == 0, $"Listed, but never stored: {string.Join(", ", strange.Take(5).Select(Encode))}");
        Assert.Equal(expected.Length, listed.Count);
    }

    /// <summary>No file of a bucket is a link but the one that the test made, and none has a name that is no plain one.</summary>
    private static void Contained(string folder, string link)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            if (!path.StartsWith(link, StringComparison.Ordinal))
            {
                Assert.True(new FileInfo(path).LinkTarget is null, $"{path} is a link.");
                Assert.StartsWith(folder, Path.GetFullPath(path), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>All paths of the test's home but the root's, with sizes.</summary>
    private string[] Outside(string root) =>
    [
        .. Directory.EnumerateFileSystemEntries(_home.FullName, "*")
            .Concat(Directory.EnumerateFileSystemEntries(Path.Combine(_home.FullName, "outside")))
            .Where(path => path != root)
            .Select(path => $"{path} {(File.Exists(path) ? new FileInfo(path).Length : 0)}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Encode(string key) => string.Concat(key.Select(c => c is > ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"));
}
