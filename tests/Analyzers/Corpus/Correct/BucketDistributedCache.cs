using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fluent.Buckets;
using Microsoft.Extensions.Caching.Distributed;

namespace Caching;

/// <summary>A distributed cache in a bucket, for values that are too large for Redis.</summary>
public sealed class BucketDistributedCache(Bucket bucket, TimeProvider clock) : IDistributedCache
{
    private const string ExpiresAt = "expires_at";

    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        BucketObject item = Item(key);
        ObjectInfo? info = await item.TryGetInfo(token).ConfigureAwait(false);
        if (info is null)
        {
            return null;
        }

        if (IsExpired(info))
        {
            await Forget(item, info.ETag, token).ConfigureAwait(false);
            return null;
        }

        try
        {
            return await item.ReadBytes(token).IfMatch(info.ETag).ConfigureAwait(false);
        }
        catch (StorageException e) when (e.Code is StorageErrorCode.ObjectNotFound or StorageErrorCode.PreconditionFailed)
        {
            return null;
        }
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        DateTimeOffset? expires = options.AbsoluteExpiration ?? clock.GetUtcNow() + (options.AbsoluteExpirationRelativeToNow ?? options.SlidingExpiration);
        UploadOperation upload = Item(key).Upload(value, token).WithMetadata("cache_key", key);
        if (expires is { } time)
        {
            upload.WithMetadata(ExpiresAt, time.ToString("O", CultureInfo.InvariantCulture));
        }

        await upload.ConfigureAwait(false);
    }

    public void Refresh(string key)
    {
        // Sliding expirations are not kept.
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    public Task RemoveAsync(string key, CancellationToken token = default) => Item(key).Delete(token);

    private static async ValueTask Forget(BucketObject item, string etag, CancellationToken token)
    {
        try
        {
            if (item.Bucket.Store.Capabilities.Conditions.HasFlag(StoreConditions.DeleteIfMatch))
            {
                await item.Delete(token).IfMatch(etag);
            }
            else
            {
                await item.Delete(token);
            }
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
        {
            // Somebody has written a new value.
        }
    }

    private bool IsExpired(ObjectInfo info) =>
        info.Metadata?.TryGetValue(ExpiresAt, out string? text) == true
        && DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) <= clock.GetUtcNow();

    private BucketObject Item(string key) => bucket.Object($"cache/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}");
}
