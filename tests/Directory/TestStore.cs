using System.Text;
using Fluent.Buckets.DirectoryWriter;

namespace Fluent.Buckets.DirectoryTests;

/// <summary>A store in a new temporary directory with one bucket, removed at the end.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    public const string Bucket = "photos";

    private TestStore(string root, bool keepVersions)
    {
        Root = root;
        Driver = NewDriver(keepVersions);
    }

    public string Root { get; }

    public DirectoryDriver Driver { get; }

    public string BucketFolder => Path.Join(Root, Bucket);

    public string Scratch => Path.Join(BucketFolder, "%uploads");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestStore> Create(bool keepVersions = false)
    {
        var store = new TestStore(Path.Join(Path.GetTempPath(), "fluent-buckets-" + Guid.NewGuid().ToString("N")), keepVersions);
        await store.Driver.CreateBucket(Bucket, Token);
        return store;
    }

    /// <summary>Another driver on the same directory, as another process has. It need not wait for the disk: no test cuts the power.</summary>
    public DirectoryDriver NewDriver(bool keepVersions = false) =>
        new(new DirectoryOptions { Path = Root, FlushToDisk = false, KeepVersions = keepVersions });

    public static WriteRequest Request(string key) => new()
    {
        Bucket = Bucket,
        Key = key,
        Headers = new ContentHeaders { ContentType = "text/plain" },
        Metadata = new Dictionary<string, string>(),
    };

    public Task<ObjectInfo> Put(string key, string text = "content") => Put(Request(key), text);

    public Task<ObjectInfo> Put(WriteRequest request, string text) =>
        Driver.Write(request, new BytesBody(Encoding.UTF8.GetBytes(text)), Token);

    public async Task PutAll(IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            await Put(key);
        }
    }

    public async Task<string> Text(string key, ByteRange? range = null)
    {
        await using ObjectContent content = await Driver.Read(new ReadRequest { Bucket = Bucket, Key = key, Range = range }, Token);
        using var reader = new StreamReader(content.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }

    public Task<ObjectInfo?> Info(string key) => Driver.GetInfo(Bucket, key, Token);

    /// <summary>All lines of a listing, page by page.</summary>
    public async Task<List<string>> List(string prefix = "", bool folders = false, int? pageSize = null, string? startAfter = null)
    {
        var lines = new List<string>();
        string? token = null;
        do
        {
            var request = new ListRequest
            {
                Bucket = Bucket,
                Prefix = prefix,
                Folders = folders,
                PageSize = pageSize,
                PageToken = token,
                StartAfter = token is null ? startAfter : null,
            };
            ObjectPage page = await Driver.List(request, Token);
            Assert.True(page.Entries.Count <= (pageSize ?? 1000));
            lines.AddRange(page.Entries.Select(entry => entry.Key));
            token = page.NextPageToken;
        }
        while (token is not null);

        return lines;
    }

    /// <summary>The versions of a key, newest first; of all keys where none is given.</summary>
    public async Task<List<ObjectVersion>> Versions(string? key = null, int? pageSize = null)
    {
        var versions = new List<ObjectVersion>();
        var request = new VersionListRequest { Bucket = Bucket, Prefix = key ?? "", Key = key, PageSize = pageSize };
        do
        {
            VersionPage page = await Driver.ListVersions(request, Token);
            Assert.True(page.Versions.Count <= (pageSize ?? 1000));
            versions.AddRange(page.Versions);
            request = request with { PageToken = page.NextPageToken };
        }
        while (request.PageToken is not null);

        return versions;
    }

    /// <summary>The text of a version.</summary>
    public async Task<string> VersionText(ObjectVersion version)
    {
        var request = new ReadRequest { Bucket = Bucket, Key = version.Key, VersionId = version.Id };
        await using ObjectContent content = await Driver.Read(request, Token);
        using var reader = new StreamReader(content.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }

    public static async Task<StorageException> Fails(StorageErrorCode code, Func<Task> action)
    {
        StorageException exception = await Assert.ThrowsAsync<StorageException>(action);
        Assert.True(exception.Code == code, $"Expected {code}, got {exception.Code}: {exception.Message}");
        return exception;
    }

    /// <summary>The files of the bucket that are no scratch, by their paths below it.</summary>
    public IEnumerable<string> Files() => Directory.EnumerateFiles(BucketFolder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(BucketFolder, path))
        .Where(path => !path.StartsWith("%uploads", StringComparison.Ordinal));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
