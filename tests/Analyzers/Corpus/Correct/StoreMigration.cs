using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Tools.Migration;

public sealed class MigrationReport
{
    private long _copied;
    private long _skipped;
    private long _bytes;

    public long Copied => _copied;

    public long Skipped => _skipped;

    public long Bytes => _bytes;

    public void Copy(long bytes)
    {
        Interlocked.Increment(ref _copied);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Skip() => Interlocked.Increment(ref _skipped);
}

/// <summary>Copies every object of every bucket from one store to another, and can be run again after a fault.</summary>
public sealed class StoreMigration(ObjectStore source, ObjectStore target, ILogger logger)
{
    public async Task<MigrationReport> Run(string glob, int parallelism, CancellationToken cancellationToken)
    {
        var report = new MigrationReport();
        await foreach (Bucket from in source.FindBuckets(glob, cancellationToken))
        {
            Bucket to = await target.TryGetBucket(from.Name, cancellationToken) ?? await target.CreateBucket(from.Name, cancellationToken);
            logger.LogInformation("Bucket {Name}", from.Name);
            await Parallel.ForEachAsync(
                from.List(cancellationToken: cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
                async (info, token) => await Copy(from, to, info, report, token));
        }

        return report;
    }

    private static async Task Copy(Bucket from, Bucket to, ObjectInfo listed, MigrationReport report, CancellationToken cancellationToken)
    {
        BucketObject target = to.Object(listed.Key);
        if (await target.TryGetInfo(cancellationToken) is { } there && there.Size == listed.Size && there.Metadata?.ContainsKey("migrated") == true)
        {
            report.Skip();
            return;
        }

        ObjectReader reader;
        try
        {
            reader = await from.Object(listed.Key).OpenRead(cancellationToken);
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
        {
            report.Skip();
            return;
        }

        await using (reader)
        {
            UploadOperation upload = target.UploadFrom(reader, cancellationToken).WithMetadata("migrated", "1");
            if (reader.Info.ContentType is { } type)
            {
                upload = upload.WithContentType(type);
            }

            foreach ((string name, string value) in reader.Info.Metadata ?? new Dictionary<string, string>())
            {
                upload.WithMetadata(name, value);
            }

            ObjectInfo stored = await upload;
            report.Copy(stored.Size);
        }
    }
}
