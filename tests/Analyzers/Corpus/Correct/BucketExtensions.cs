using System.Diagnostics;
using System.Security.Cryptography;
using Fluent.Buckets;

namespace Company.Common.Storage;

/// <summary>Helpers that every service of the company copies sooner or later.</summary>
public static class BucketExtensions
{
    private static readonly ActivitySource Source = new("Company.Storage");

    extension(BucketObject item)
    {
        public string Extension => Path.GetExtension(item.Key);

        public async Task<T?> OrNull<T>(Func<BucketObject, StorageOperation<T>> read)
            where T : class
        {
            try
            {
                return await read(item);
            }
            catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
            {
                return null;
            }
        }
    }

    public static NewObject CreateUnique(this Bucket bucket, string folder, string extension) => bucket.Create($"{folder}/{Guid.CreateVersion7():N}.{extension}");

    public static UploadOperation Described(this UploadOperation upload, string author, params ReadOnlySpan<(string Name, string Value)> more)
    {
        upload.WithMetadata("author", author);
        foreach (var (name, value) in more)
        {
            upload.WithMetadata(name, value);
        }

        return upload;
    }

    public static async Task<TResult> Traced<TResult>(this StorageOperation<TResult> operation, string name)
    {
        using Activity? activity = Source.StartActivity(name);
        try
        {
            return await operation.ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message).SetTag("storage.code", e.Code.ToString());
            throw;
        }
    }

    public static async Task<bool> WaitFor(this BucketObject item, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var watch = Stopwatch.StartNew();
        while (!await item.Exists(cancellationToken))
        {
            if (watch.Elapsed > timeout)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        return true;
    }

    public static async Task<string> Sha256(this ReadOnlyObject item, CancellationToken cancellationToken = default)
    {
        await using var content = await item.OpenRead(cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    public static async Task<(NewObject Object, ObjectInfo Info)> Store(this Bucket bucket, string folder, byte[] content)
    {
        var created = bucket.CreateUnique(folder, "bin");
        var info = await created.Upload(content).Described(Environment.UserName, ("length", content.Length.ToString())).Traced("store");
        return (created, info);
    }

    public static IEnumerable<BucketObject> Objects(this Bucket bucket, IEnumerable<string> keys) => keys.Select(bucket.Object);

    public static Task<bool[]> AllExist(this IEnumerable<BucketObject> items) => Task.WhenAll(items.Select(item => item.Exists().AsTask()));
}
