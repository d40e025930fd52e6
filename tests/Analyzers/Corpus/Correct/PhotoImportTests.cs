using System.Text;
using Fluent.Buckets;
using Xunit;

namespace Photos.Import.Tests;

[Storage]
public static partial class Storage;

[Bucket("imported-photos")]
public sealed partial class Imported;

public static class PhotoImport
{
    public static async Task<int> Run(string folder)
    {
        IEnumerable<UploadOperation> uploads = Directory.EnumerateFiles(folder, "*.jpg")
            .Select(path => Storage.Imported.Object(Path.GetFileName(path)).UploadFrom(path).IfAbsent());
        return (await uploads.WhenAll(parallelism: 2)).Count;
    }
}

public sealed class PhotoImportTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly ObjectStore _store = ObjectStore.Open("memory:");
    private IDisposable? _override;

    public async ValueTask InitializeAsync()
    {
        _override = Storage.Use(_store);
        await Storage.Imported.EnsureExists();
    }

    public async ValueTask DisposeAsync()
    {
        _override?.Dispose();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Imports_each_photo_once()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.jpg"), "a");
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.txt"), "b");

        Assert.Equal(1, await PhotoImport.Run(_folder));

        Assert.True(await Storage.Imported.Object("a.jpg").Exists());
        Assert.False(await Storage.Imported.Object("b.txt").Exists());
    }

    [Fact]
    public async Task Refuses_to_overwrite()
    {
        await Storage.Imported.Object("a.jpg").UploadText("old");
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.jpg"), "new");

        StorageException e = await Assert.ThrowsAsync<StorageException>(() => PhotoImport.Run(_folder));

        Assert.Equal(StorageErrorCode.PreconditionFailed, e.Code);
        Assert.Equal("old", await Storage.Imported.Object("a.jpg").ReadText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("text")]
    public async Task Reads_back_what_was_written(string text)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var created = Storage.Imported.Create("copy");
        await created.UploadFrom(source);

        using var target = new MemoryStream();
        await Storage.Imported.Object(created.Key).DownloadTo(target);

        Assert.Equal(source.ToArray(), target.ToArray());
    }

    [Fact]
    public async Task Tells_of_a_missing_photo()
    {
        BucketObject missing = Storage.Imported.Object("missing.jpg");
        Assert.Null(await missing.TryGetInfo());
        await Assert.ThrowsAsync<StorageException>(async () => await missing.GetInfo());
        await Assert.ThrowsAsync<StorageException>(() => missing.ReadBytes());
        await Assert.ThrowsAsync<StorageException>(() => missing.OpenRead().Range(5, 1));
        Assert.Throws<StorageException>(() => { Storage.Imported.Object(""); });
    }

    [Fact]
    public async Task Lists_in_order()
    {
        foreach (string key in new[] { "c", "a", "b" })
        {
            ObjectInfo info = await Storage.Imported.Object(key).UploadText(key);
            Assert.Equal(1, info.Size);
        }

        Assert.Equal(["a", "b", "c"], await Storage.Imported.List().Select(info => info.Key).ToListAsync());
    }
}
