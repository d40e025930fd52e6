using Fluent.Buckets;

namespace Legacy.Abstractions;

/// <summary>What the rest of the solution has used for years, with other implementations for FTP and the disk.</summary>
public interface IFileStore
{
    Task<bool> ExistsAsync(string path);

    Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    Task WriteAsync(string path, Stream content, CancellationToken cancellationToken = default);

    Task<IReadOnlyCollection<string>> ListAsync(string folder);

    Task DeleteAsync(params IReadOnlyList<string> paths);

    ValueTask<long?> SizeAsync(string path);
}

internal sealed class BucketFileStore(Func<Bucket> bucket) : IFileStore
{
    private readonly Lazy<Bucket> _bucket = new(bucket);

    private BucketObject this[string path] => _bucket.Value.Object(Normal(path));

    public Task<bool> ExistsAsync(string path) => this[path].Exists();

    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken = default) => await this[path].OpenRead(cancellationToken);

    public Task WriteAsync(string path, Stream content, CancellationToken cancellationToken = default) =>
        this[path].UploadFrom(content, cancellationToken).WithTimeout(TimeSpan.FromMinutes(10)).AsTask();

    public async Task<IReadOnlyCollection<string>> ListAsync(string folder)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var listing = _bucket.Value.ListFolder(folder.Length == 0 ? "" : Normal(folder) + "/").ConfigureAwait(false);
        await foreach (var entry in listing)
        {
            names.Add(entry.Key);
        }

        return names;
    }

    public Task DeleteAsync(params IReadOnlyList<string> paths) => paths switch
    {
        [] => Task.CompletedTask,
        [var one] => this[one].Delete(),
        _ => _bucket.Value.DeleteMany(paths.Select(Normal)).AsTask(),
    };

    public async ValueTask<long?> SizeAsync(string path) => (await this[path].TryGetInfo())?.Size;

    private static string Normal(string path) => path.Replace('\\', '/').Trim('/');
}

/// <summary>Tries one store after the other.</summary>
internal sealed class FallbackFileStore(IFileStore first, IFileStore second) : IFileStore
{
    public async Task<bool> ExistsAsync(string path) => await first.ExistsAsync(path) || await second.ExistsAsync(path);

    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken = default) =>
        await first.ExistsAsync(path) ? await first.OpenReadAsync(path, cancellationToken) : await second.OpenReadAsync(path, cancellationToken);

    public Task WriteAsync(string path, Stream content, CancellationToken cancellationToken = default) => first.WriteAsync(path, content, cancellationToken);

    public async Task<IReadOnlyCollection<string>> ListAsync(string folder) => [.. (await first.ListAsync(folder)).Union(await second.ListAsync(folder))];

    public Task DeleteAsync(params IReadOnlyList<string> paths) => Task.WhenAll(first.DeleteAsync(paths), second.DeleteAsync(paths));

    public async ValueTask<long?> SizeAsync(string path) => await first.SizeAsync(path) ?? await second.SizeAsync(path);
}
