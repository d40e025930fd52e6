using System.Text;
using Fluent.Buckets;

namespace Clickstream.Segments;

public sealed record Click(string Page, DateTimeOffset At);

/// <summary>Splits an endless stream of clicks into objects of about the same size.</summary>
public sealed class ClickSegmenter(Bucket bucket, long segmentBytes = 64 * 1024 * 1024)
{
    public async Task<int> Run(IAsyncEnumerable<Click> clicks, CancellationToken cancellationToken)
    {
        ObjectWriter? segment = null;
        long written = 0;
        int segments = 0;
        try
        {
            await foreach (Click click in clicks.WithCancellation(cancellationToken))
            {
                if (segment is null || written > segmentBytes)
                {
                    if (segment is not null)
                    {
                        await segment.CompleteAsync(cancellationToken);
                        await segment.DisposeAsync();
                    }

                    segment = await bucket.Object($"{click.At:yyyy/MM/dd}/{segments++:D6}.tsv").OpenWrite(cancellationToken);
                    written = 0;
                }

                byte[] line = Encoding.UTF8.GetBytes($"{click.At:O}\t{click.Page}\n");
                await segment.WriteAsync(line, cancellationToken);
                written += line.Length;
            }

            if (segment is not null)
            {
                await segment.CompleteAsync(cancellationToken);
            }
        }
        finally
        {
            if (segment is not null)
            {
                await segment.DisposeAsync();
            }
        }

        return segments;
    }

    public async Task<bool> Compact(IReadOnlyList<string> keys, string target)
    {
        bool complete = false;
        ObjectWriter writer = await bucket.Object(target).OpenWrite();
        try
        {
            foreach (string key in keys)
            {
                await bucket.Object(key).DownloadTo(writer);
            }

            complete = true;
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.ObjectNotFound)
        {
            Console.Error.WriteLine($"{e.Key} is gone; {target} is not written.");
        }
        finally
        {
            await (complete ? writer.CompleteAsync() : writer.AbortAsync());
            await writer.DisposeAsync();
        }

        return complete;
    }

    public static Task<ObjectInfo> Touch(BucketObject item) => Write(item, static _ => Task.CompletedTask);

    private static async Task<ObjectInfo> Write(BucketObject item, Func<Stream, Task> content)
    {
        using ObjectWriter writer = await item.OpenWrite().ConfigureAwait(false);
        await content(writer).ConfigureAwait(false);
        Task<ObjectInfo> done = writer.CompleteAsync();
        return await done.ConfigureAwait(false);
    }
}
