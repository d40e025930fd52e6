namespace Fluent.Buckets.OpenStackSwift;

/// <summary>Removes segments that no object is made of any more.</summary>
/// <remarks>
/// <para>
/// Each upload that was completed has a record until its segments are gone. Whoever changes a key looks for its records afterwards, and removes all
/// sets that are done but are not what the key holds now. A writer marks its own set as done before it looks. So of two writers that race, the one
/// whose manifest was replaced finds its own set unused, or the other one does; nobody needs a lock.
/// </para>
/// <para>What a dying process leaves has its record too, and is found by <see cref="Sweep"/>.</para>
/// </remarks>
internal sealed class SegmentCollector(SegmentStore segments)
{
    /// <summary>How long it may take. The object is as it should be already; what is left is for a sweep.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>How many records one request looks for at most one by one.</summary>
    private const int FewKeys = 8;

    private const int Parallelism = 8;

    /// <summary>Cleans up where a failure is not the one to tell: the records stay, so that a sweep finds what is left.</summary>
    public static async Task Quietly(Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await work(limit.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is StorageException or OperationCanceledException or IOException)
        {
            // See above.
        }
    }

    /// <summary>Removes what a key held before. It never throws, since what the caller asked for is done.</summary>
    public Task Collect(string bucket, string key) => Quietly(token => Collect(bucket, [key], token));

    /// <summary>Removes what keys held before.</summary>
    public Task CollectMany(string bucket, IReadOnlyCollection<string> keys) => Quietly(token => Collect(bucket, keys, token));

    /// <summary>Marks the set of a manifest that is stored, and removes what was sent for it and is not in it.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="set">The set's record.</param>
    /// <param name="kept">The names of the parts that the manifest has. None means that there is no manifest.</param>
    public Task MarkDone(UploadReference upload, string set, IReadOnlySet<string> kept) => Quietly(async token =>
    {
        string parts = SegmentNames.Parts(upload.Bucket, upload.Key, upload.Id);
        if (kept.Count == 0)
        {
            await Remove(upload.Bucket, upload.Key, upload.Id, token).ConfigureAwait(false);
            return;
        }

        await segments.PutRecord(upload.Bucket, set, new SegmentRecord(upload.Key, true), token).ConfigureAwait(false);
        await segments.DeleteAll(upload.Bucket, parts, kept, token).ConfigureAwait(false);
    });

    /// <summary>Removes sets and parts without an object that are older than a moment, and gives how many uploads they came from.</summary>
    public async Task<int> Sweep(string bucket, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        if (!await segments.HasContainer(bucket, cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        int swept = 0;
        List<ListedObject> sets = await segments.List(bucket, SegmentNames.AllSets(bucket), cancellationToken).ConfigureAwait(false);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(sets.Where(set => IsOld(set, olderThan)), options, async (set, token) =>
        {
            if (SegmentRecord.Parse(set.ContentType) is { } record
                && await Settle(bucket, record, SegmentNames.IdOf(set.Name!), token).ConfigureAwait(false))
            {
                Interlocked.Increment(ref swept);
            }
        }).ConfigureAwait(false);
        return swept + await SweepParts(bucket, olderThan, sets, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsOld(ListedObject listed, DateTimeOffset olderThan) => SwiftTimes.OfListing(listed.LastModified) < olderThan;

    private async Task Collect(string bucket, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (await segments.IsForbidden(bucket, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var wanted = new HashSet<string>(keys, StringComparer.Ordinal);
        var found = new List<(SegmentRecord Record, string Id)>();
        foreach (string prefix in keys.Count <= FewKeys ? keys.Select(key => SegmentNames.Sets(bucket, key)) : [SegmentNames.AllSets(bucket)])
        {
            foreach (ListedObject set in await segments.List(bucket, prefix, cancellationToken).ConfigureAwait(false))
            {
                if (SegmentRecord.Parse(set.ContentType) is { IsDone: true } record && wanted.Contains(record.Key))
                {
                    found.Add((record, SegmentNames.IdOf(set.Name!)));
                }
            }
        }

        if (found.Count > 0 && !await segments.KeepsVersions(bucket, cancellationToken).ConfigureAwait(false))
        {
            foreach (IGrouping<string, (SegmentRecord Record, string Id)> sets in found.GroupBy(set => set.Record.Key, StringComparer.Ordinal))
            {
                string? current = await segments.CurrentSet(bucket, sets.Key, cancellationToken).ConfigureAwait(false);
                foreach ((SegmentRecord record, string id) in sets.Where(set => set.Id != current))
                {
                    await Remove(bucket, record.Key, id, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>The parts go first and the record last, so that a death in between leaves the record.</summary>
    private async Task Remove(string bucket, string key, string id, CancellationToken cancellationToken)
    {
        await segments.DeleteAll(bucket, SegmentNames.Parts(bucket, key, id), null, cancellationToken).ConfigureAwait(false);
        await segments.Delete(bucket, SegmentNames.Set(bucket, key, id), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings a set of a process that died to its end, and gives whether that was its removal.</summary>
    private async Task<bool> Settle(string bucket, SegmentRecord record, string id, CancellationToken cancellationToken)
    {
        if (await segments.CurrentSet(bucket, record.Key, cancellationToken).ConfigureAwait(false) == id)
        {
            if (!record.IsDone)
            {
                await segments
                    .PutRecord(bucket, SegmentNames.Set(bucket, record.Key, id), record with { IsDone = true }, cancellationToken)
                    .ConfigureAwait(false);
            }

            return false;
        }

        if (await segments.KeepsVersions(bucket, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await Remove(bucket, record.Key, id, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Removes parts that have no record: those that arrived after their upload had ended.</summary>
    private async Task<int> SweepParts(
        string bucket, DateTimeOffset olderThan, List<ListedObject> sets, CancellationToken cancellationToken)
    {
        List<ListedObject> parts = await segments.List(bucket, SegmentNames.AllParts(bucket), cancellationToken).ConfigureAwait(false);
        if (parts.Count == 0)
        {
            return 0;
        }

        List<ListedObject> open = await segments.List(bucket, SegmentNames.AllOpen(bucket), cancellationToken).ConfigureAwait(false);
        HashSet<string> known = [.. sets.Concat(open).Select(record => SegmentNames.StemOf(record.Name!))];
        int swept = 0;
        foreach (IGrouping<string, ListedObject> upload in parts.GroupBy(part => SegmentNames.StemOfPart(part.Name!), StringComparer.Ordinal))
        {
            // Listings may lag behind, so the records are asked for once more.
            if (!known.Contains(upload.Key)
                && upload.All(part => IsOld(part, olderThan))
                && await segments.GetRecord(bucket, SegmentNames.AllSets(bucket) + upload.Key, cancellationToken).ConfigureAwait(false) is null
                && await segments.GetRecord(bucket, SegmentNames.AllOpen(bucket) + upload.Key, cancellationToken).ConfigureAwait(false) is null)
            {
                await segments.DeleteAll(bucket, SegmentNames.AllParts(bucket) + upload.Key + "/", null, cancellationToken).ConfigureAwait(false);
                swept++;
            }
        }

        return swept;
    }
}
