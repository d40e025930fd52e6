namespace Fluent.Buckets.Conformance;

/// <summary>The base of every theme: each test has a bucket of its own, which is deleted with all that is in it, or emptied for a later test.</summary>
public abstract class ConformanceTest : IAsyncLifetime
{
    private readonly List<Bucket> _buckets = [];
    private Bucket? _bucket;
    private ObjectStore? _store;
    private string? _folder;

    /// <summary>Makes a test of a store.</summary>
    /// <param name="harness">The store's harness.</param>
    protected ConformanceTest(StoreHarness harness) => Harness = harness;

    /// <summary>Cancels the test's calls when the run is stopped.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store's harness.</summary>
    protected StoreHarness Harness { get; }

    /// <summary>The store.</summary>
    protected ObjectStore Store => _store ?? throw new InvalidOperationException("The test has not started.");

    /// <summary>The test's own bucket, empty at its start.</summary>
    protected Bucket Bucket => _bucket ?? throw new InvalidOperationException("The test has not started.");

    /// <summary>A folder of the local machine for the test's files, empty at its start.</summary>
    protected string Folder => _folder ??= Directory.CreateTempSubdirectory("conformance-").FullName;

    /// <summary>Whether a test's bucket has to be new and is deleted after it, because the theme changes buckets themselves or leaves writes on their way.</summary>
    private protected virtual bool NeedsNewBucket => false;

    /// <summary>Opens the store, and takes the bucket that an earlier test left empty, or creates one.</summary>
    public async ValueTask InitializeAsync()
    {
        _store = await Harness.Store;
        if (!NeedsNewBucket && Harness.TakeBucket() is { } empty)
        {
            _buckets.Add(empty);
            _bucket = empty;
        }
        else
        {
            _bucket = await NewBucket();
        }
    }

    /// <summary>Asserts that no write left anything unfinished, and deletes or empties the test's buckets, and deletes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }

        var unfinished = new List<string>();
        foreach (Bucket bucket in _buckets)
        {
            if (await bucket.Exists(CancellationToken.None))
            {
                IReadOnlyList<string> left = await Harness.Unfinished(bucket.Name);
                unfinished.AddRange(left.Count > Harness.LateParts ? left : []);
                if (bucket == _bucket && left.Count == 0 && !NeedsNewBucket && !Harness.KeepsAllVersions && TestContext.Current.TestState?.Result == TestResult.Passed)
                {
                    await bucket.DeleteAll(string.Empty, CancellationToken.None);
                    Harness.GiveBucket(bucket);
                }
                else
                {
                    await bucket.DeleteBucket(CancellationToken.None).WithContents();
                }
            }
        }

        Assert.Empty(unfinished);
    }

    /// <summary>A bucket name that no other test has.</summary>
    protected string NewName() => $"{Harness.Prefix}{Guid.NewGuid():N}";

    /// <summary>Names a bucket that does not exist, and deletes it after the test when the test creates it.</summary>
    protected Bucket NameBucket()
    {
        Bucket bucket = Store.Bucket(NewName());
        _buckets.Add(bucket);
        return bucket;
    }

    /// <summary>Creates a further bucket, which is deleted after the test.</summary>
    protected async Task<Bucket> NewBucket()
    {
        Bucket bucket = NameBucket();
        await bucket.CreateBucket(Token);
        return bucket;
    }

    /// <summary>Uploads a text.</summary>
    protected async Task<ObjectInfo> Put(string key, string text = "content") => await Bucket.Object(key).UploadText(text, Token);

    /// <summary>Uploads a short text to each key.</summary>
    protected Task PutAll(params IEnumerable<string> keys) =>
        keys.Select(StorageOperation<ObjectInfo> (key) => Bucket.Object(key).UploadText(key, Token)).WhenAll(8, Token);

    /// <summary>Those of the keys that the store holds.</summary>
    protected string[] Held(params IEnumerable<string> keys) => [.. keys.Where(key => !Harness.RefusesKey(key))];

    /// <summary>The text of an object.</summary>
    protected async Task<string> Get(string key) => await Bucket.Object(key).ReadText(Token);

    /// <summary>The keys of a listing, in its order.</summary>
    protected static async Task<List<string>> Keys(IAsyncEnumerable<ObjectInfo> listing) =>
        await listing.Select(info => info.Key).ToListAsync(Token);

    /// <summary>The keys of a listing, in the order of UTF-16 code units, for comparisons where the store's order does not matter.</summary>
    protected static async Task<List<string>> SortedKeys(IAsyncEnumerable<ObjectInfo> listing)
    {
        List<string> keys = await Keys(listing);
        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    /// <summary>Runs calls and asserts that afterwards the bucket holds what it held before, and nothing unfinished.</summary>
    protected async Task Unchanged(Func<Task> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        Dictionary<string, (long Size, string ETag)> before = await Contents();
        await calls();
        Assert.Equal(before, await Contents());
        await NothingUnfinished();
    }

    /// <summary>Asserts that no multipart upload and no scratch file is left.</summary>
    protected async Task NothingUnfinished()
    {
        Assert.Empty(await Bucket.ListUploads(cancellationToken: Token).ToListAsync(Token));
        Assert.InRange(await Bucket.SweepUploads(TimeSpan.Zero, Token), 0, Harness.LateParts);
    }

    private async Task<Dictionary<string, (long Size, string ETag)>> Contents() =>
        await Bucket.List(cancellationToken: Token).ToDictionaryAsync(info => info.Key, info => (info.Size, info.ETag), cancellationToken: Token);
}
