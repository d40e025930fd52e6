namespace Fluent.Buckets;

/// <summary>
/// One multipart upload: a bounded number of parts at once. After the first fault no further part is begun, those under way end, and the upload is aborted.
/// </summary>
internal sealed class PartUploader : IAsyncDisposable
{
    /// <summary>How long the abort of a failed upload may take; what it leaves is for <c>SweepUploads</c>.</summary>
    private static readonly TimeSpan AbortLimit = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the parts under way may take to end after a fault. They are not cancelled at once: the server may have one already, store it after the abort, and
    /// keep it where no sweep finds it.
    /// </summary>
    private static readonly TimeSpan LastPartsLimit = TimeSpan.FromSeconds(10);

    private readonly ObjectPlace _place;
    private readonly WriteRequest _request;
    private readonly UploadReference _upload;
    private readonly ProgressCounter _progress;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task<UploadedPart>> _parts = [];
    private volatile bool _failed;
    private bool _completed;

    private PartUploader(ObjectPlace place, WriteRequest request, string id, int parallelism, ProgressCounter progress)
    {
        _place = place;
        _request = request;
        _upload = new UploadReference(place.Bucket, place.Key, id);
        _progress = progress;
        _slots = new SemaphoreSlim(parallelism);
    }

    /// <summary>How many parts were sent.</summary>
    public int Count => _parts.Count;

    public static async Task<PartUploader> Start(
        ObjectPlace place, WriteRequest request, int parallelism, ProgressCounter progress, CancellationToken cancellationToken)
    {
        string id = await place.Driver.StartUpload(request, cancellationToken).ConfigureAwait(false);
        return new PartUploader(place, request, id, parallelism, progress);
    }

    /// <summary>Sends the next part once a slot is free. The owned buffer, if any, is given back when the part is stored or has failed.</summary>
    public async Task Send(ObjectBody body, PartBuffer? owned, CancellationToken cancellationToken)
    {
        try
        {
            await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            owned?.Dispose();
            throw;
        }

        if (_failed)
        {
            // The fault of the part that failed is what comes out here.
            owned?.Dispose();
            await Task.WhenAll(_parts).ConfigureAwait(false);
        }

        _parts.Add(SendOne(_parts.Count + 1, body, owned, cancellationToken));
    }

    /// <summary>Waits for all parts and makes them the object.</summary>
    public async Task<ObjectInfo> Complete(CancellationToken cancellationToken)
    {
        UploadedPart[] parts = await Task.WhenAll(_parts).ConfigureAwait(false);
        ObjectInfo info = await _place.Driver.CompleteUpload(_upload, _request, parts, cancellationToken).ConfigureAwait(false);
        _completed = true;
        return info;
    }

    /// <summary>Aborts the upload unless it is complete, once no part is under way any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_completed)
        {
            Fail();
            await ((Task)Task.WhenAll(_parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Abort().ConfigureAwait(false);
        }

        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task<UploadedPart> SendOne(int number, ObjectBody body, PartBuffer? owned, CancellationToken cancellationToken)
    {
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            UploadedPart part = await _place.Driver.UploadPart(_upload, number, body, both.Token).ConfigureAwait(false);
            _progress.Add(part.Size);
            return part;
        }
        catch
        {
            Fail();
            throw;
        }
        finally
        {
            owned?.Dispose();
            _slots.Release();
        }
    }

    private void Fail()
    {
        if (!_failed)
        {
            _failed = true;
            _stop.CancelAfter(LastPartsLimit);
        }
    }

    private async Task Abort()
    {
        using var limit = new CancellationTokenSource(AbortLimit);
        try
        {
            await _place.Driver.AbortUpload(_upload, limit.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is StorageException or OperationCanceledException)
        {
            // The fault that led here is the one to tell. The parts stay invisible until they are swept.
        }
    }
}
