namespace Fluent.Buckets;

/// <summary>Downloads an object as ranges at once, all of the version that the first one found.</summary>
internal sealed class RangedDownload
{
    private readonly ObjectPlace _place;
    private readonly ReadRequest _pinned;
    private readonly OpenedTarget _target;
    private readonly ProgressCounter _progress;
    private readonly ContentReader _first;
    private readonly int _parallelism;
    private readonly long _start;

    private RangedDownload(
        ObjectPlace place, ReadRequest request, OpenedTarget target, int parallelism, long start, ContentReader first, ProgressCounter progress)
    {
        _place = place;
        _target = target;
        _parallelism = parallelism;
        _start = start;
        _first = first;
        _progress = progress;

        // The first range has found the conditions fulfilled; from here on the ETag alone holds the version.
        _pinned = request with { IfMatch = first.Version.ETag, IfNoneMatch = null };
    }

    public static async Task<ObjectInfo> Run(
        ObjectPlace place, ReadRequest request, ReadSettings settings, OpenedTarget target, CancellationToken cancellationToken)
    {
        long start = request.Range?.Start ?? 0;
        long firstEnd = start + (settings.PartSize ?? TransferDefaults.PartSize);
        ReadRequest firstRequest = request with { Range = ByteRange.Between(start, Math.Min(firstEnd, request.Range?.End ?? firstEnd)) };
        ObjectContent content = await AnsweredRange.Read(place, firstRequest, cancellationToken).ConfigureAwait(false);
        var first = new ContentReader(place, firstRequest, content);
        await using (first.ConfigureAwait(false))
        {
            long end = Math.Min(request.Range?.End ?? long.MaxValue, content.Info.Size);
            var progress = ProgressCounter.For(settings.Progress, end - start);
            if (content.Length == end - start)
            {
                await ContentCopy.Run(first, 0, target, progress, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var download = new RangedDownload(place, request, target, settings.Parallelism, start, first, progress);
                await download.Rest(settings.PartSize, end, cancellationToken).ConfigureAwait(false);
            }

            progress.Reached(end - start);
            return content.Info;
        }
    }

    private Task Rest(long? wantedPartSize, long end, CancellationToken cancellationToken)
    {
        long? held = _target.TakesAnyOrder ? null : TransferDefaults.PartSize;
        long partSize = wantedPartSize ?? held ?? TransferDefaults.PartSizeFor(end - _start);
        IEnumerable<ByteRange> rest = Ranges(_start + _first.Length, end, partSize);
        return _target.TakesAnyOrder ? InAnyOrder(rest, cancellationToken) : InOrder(rest, cancellationToken);
    }

    private static IEnumerable<ByteRange> Ranges(long start, long end, long partSize)
    {
        for (; start < end; start += partSize)
        {
            yield return ByteRange.Between(start, Math.Min(start + partSize, end));
        }
    }

    /// <summary>Each range goes to its place as it comes, the first one with the others.</summary>
    private Task InAnyOrder(IEnumerable<ByteRange> rest, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = _parallelism, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(rest.Select(range => (ByteRange?)range).Prepend(null), options, async (range, token) =>
        {
            ContentReader reader = range is { } next ? await Open(next, token).ConfigureAwait(false) : _first;
            await using (reader.ConfigureAwait(false))
            {
                await ContentCopy.Run(reader, (range?.Start ?? _start) - _start, _target, _progress, token).ConfigureAwait(false);
            }
        });
    }

    /// <summary>The first range goes to the target as it comes; those behind it are read ahead, each into a pooled buffer.</summary>
    private async Task InOrder(IEnumerable<ByteRange> rest, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var pool = new PartPool();
        var ahead = new Queue<Task<PartBuffer>>();
        using IEnumerator<ByteRange> ranges = rest.GetEnumerator();
        try
        {
            // One less than may be under way, since what is written to the target is one of them.
            while (ahead.Count < _parallelism - 1 && ranges.MoveNext())
            {
                ahead.Enqueue(Fetch(ranges.Current, pool, stop.Token));
            }

            await ContentCopy.Run(_first, 0, _target, _progress, cancellationToken).ConfigureAwait(false);
            long position = _first.Length;
            while (ahead.TryPeek(out Task<PartBuffer>? next))
            {
                if (ranges.MoveNext())
                {
                    ahead.Enqueue(Fetch(ranges.Current, pool, stop.Token));
                }

                using PartBuffer buffer = await next.ConfigureAwait(false);
                _ = ahead.Dequeue();
                await _target.WriteAt(position, buffer.Written, cancellationToken).ConfigureAwait(false);
                position += buffer.Length;
                _progress.Add(buffer.Length);
            }
        }
        finally
        {
            await GiveUp(ahead, stop).ConfigureAwait(false);
        }
    }

    private static async Task GiveUp(Queue<Task<PartBuffer>> ahead, CancellationTokenSource stop)
    {
        await stop.CancelAsync().ConfigureAwait(false);
        foreach (Task<PartBuffer> fetch in ahead)
        {
            await ((Task)fetch).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (fetch.IsCompletedSuccessfully)
            {
                (await fetch.ConfigureAwait(false)).Dispose();
            }
        }
    }

    private async Task<PartBuffer> Fetch(ByteRange range, PartPool pool, CancellationToken cancellationToken)
    {
        ContentReader reader = await Open(range, cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var buffer = new PartBuffer(reader.Length, grows: false, pool);
            try
            {
                await buffer.Fill(reader, cancellationToken).ConfigureAwait(false);
                return buffer;
            }
            catch
            {
                buffer.Dispose();
                throw;
            }
        }
    }

    private async Task<ContentReader> Open(ByteRange range, CancellationToken cancellationToken)
    {
        ReadRequest request = _pinned with { Range = range };
        try
        {
            return new ContentReader(_place, request, await AnsweredRange.Read(_place, request, cancellationToken).ConfigureAwait(false));
        }
        catch (StorageException replaced) when (replaced.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.ObjectNotFound)
        {
            throw _place.Fault(
                StorageErrorCode.Conflict,
                $"The object {_place} was replaced or deleted while it was downloaded. {(_target.TakesAnyOrder ? "Nothing was kept" : "The target has its start only")}; try again.",
                replaced);
        }
    }
}
