using Fluent.Buckets;

namespace Company.Uploads;

public static class FluentExtensions
{
    public static T Also<T>(this T value, Action<T> action)
    {
        action(value);
        return value;
    }

    public static async Task<TResult> Then<T, TResult>(this StorageOperation<T> operation, Func<T, TResult> next) => next(await operation);
}

public sealed record UploadSettings
{
    public string? ContentType { get; init; }

    public string? CacheControl { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public Action<UploadOperation>? Customize { get; init; }
}

public sealed class Uploader(Bucket bucket, UploadSettings settings)
{
    private readonly List<UploadOperation> _queued = [];

    public Task<string> Send(string key, Stream content) => Prepare(bucket.Object(key).UploadFrom(content)).Then(info => info.ETag);

    public Uploader Queue(string key, string text)
    {
        UploadOperation upload = bucket.Create(key).UploadText(text).Also(u => u.WithContentLanguage("en"));
        Configure(upload);
        _queued.Add(upload);
        return this;
    }

    public async Task<int> Flush(IProgress<int>? progress = null)
    {
        _queued.ForEach(upload => upload.WithTimeout(TimeSpan.FromMinutes(1)));
        int done = 0;
        foreach (UploadOperation upload in _queued)
        {
            await upload;
            progress?.Report(++done);
        }

        _queued.Clear();
        return done;
    }

    public IEnumerable<Task> Deletions(IEnumerable<string> keys)
    {
        foreach (string key in keys)
        {
            yield return bucket.Object(key).Delete();
        }
    }

    public async Task Purge(params string[] prefixes)
    {
        Task[] tasks = [bucket.Object(".index").Delete(), .. prefixes.Select(prefix => bucket.DeleteAll(prefix).AsTask())];
        await Task.WhenAll(tasks);
        var query = from prefix in prefixes where prefix.Length > 0 select bucket.Object(prefix + ".purged").UploadText(DateTime.UtcNow.ToString("O"));
        await query.WhenAll();
    }

    public bool TryPrepare(string key, ReadOnlyMemory<byte> content, out UploadOperation? upload)
    {
        upload = content.IsEmpty ? null : Prepare(bucket.Object(key).Upload(content));
        return upload is not null;
    }

    private UploadOperation Prepare(UploadOperation upload)
    {
        Configure(upload);
        return settings.CacheControl is { } cache ? upload.WithCacheControl(cache) : upload;
    }

    private void Configure(UploadOperation upload)
    {
        if (settings.ContentType is not null)
        {
            upload.WithContentType(settings.ContentType);
        }

        settings.Metadata.ToList().ForEach(pair => upload.WithMetadata(pair.Key, pair.Value));
        settings.Customize?.Invoke(upload);
    }
}
