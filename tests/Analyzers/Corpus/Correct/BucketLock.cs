using System.Diagnostics.CodeAnalysis;
using Fluent.Buckets;

namespace Coordination;

/// <summary>A lock that several machines share: who creates the object holds it.</summary>
public sealed class BucketLock : IAsyncDisposable
{
    private readonly BucketObject _item;
    private readonly string _etag;
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewal;
    private string _current;

    private BucketLock(BucketObject item, string etag, TimeSpan lifetime)
    {
        _item = item;
        _etag = etag;
        _current = etag;
        _renewal = Renew(lifetime);
    }

    public CancellationToken Lost => _lost.Token;

    public static async Task<BucketLock?> TryAcquire(Bucket bucket, string name, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        BucketObject item = bucket.Object($"locks/{name}");
        try
        {
            ObjectInfo info = await item.UploadText(Owner(), cancellationToken).IfAbsent();
            return new BucketLock(item, info.ETag, lifetime);
        }
        catch (StorageException e) when (e.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.Conflict)
        {
            ObjectInfo? held = await item.TryGetInfo(cancellationToken);
            return held?.LastModified + lifetime < DateTimeOffset.UtcNow ? await TakeOver(item, held!.ETag, lifetime, cancellationToken) : null;
        }
    }

    public static async Task<BucketLock> Acquire(Bucket bucket, string name, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        BucketLock? acquired;
        while (!TryUse(acquired = await TryAcquire(bucket, name, lifetime, cancellationToken), out BucketLock? mine))
        {
            await Task.Delay(lifetime / 4, cancellationToken);
        }

        return acquired!;

        static bool TryUse(BucketLock? candidate, [NotNullWhen(true)] out BucketLock? mine) => (mine = candidate) is not null;
    }

    public async ValueTask DisposeAsync()
    {
        await _lost.CancelAsync();
        await _renewal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await _item.Delete().IfMatch(_current);
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
        {
            // Somebody else holds it by now.
        }

        _lost.Dispose();
    }

    public override string ToString() => $"{_item.Key} ({_etag})";

    private static async Task<BucketLock?> TakeOver(BucketObject item, string etag, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        try
        {
            var info = await item.UploadText(Owner(), cancellationToken).IfMatch(etag);
            return new BucketLock(item, info.ETag, lifetime);
        }
        catch (StorageException)
        {
            return null;
        }
    }

    private static string Owner() => $"{Environment.MachineName}:{Environment.ProcessId}";

    private async Task Renew(TimeSpan lifetime)
    {
        while (true)
        {
            await Task.Delay(lifetime / 3, _lost.Token);
            try
            {
                _current = (await _item.UploadText(Owner()).IfMatch(_current)).ETag;
            }
            catch (StorageException e) when (!e.IsTransient)
            {
                await _lost.CancelAsync();
                return;
            }
        }
    }
}
