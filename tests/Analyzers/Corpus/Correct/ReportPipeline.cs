using System.Threading.Channels;
using Fluent.Buckets;

namespace Reporting.Pipeline;

public interface IReportRenderer
{
    string Extension { get; }

    Task<Stream> Render(Guid report, CancellationToken cancellationToken);
}

/// <summary>Renders reports and stores them; rendering and storing overlap.</summary>
public sealed class ReportPipeline(Bucket bucket, IReportRenderer renderer, int uploads = 4)
{
    private sealed record Rendered(Guid Report, Stream Content) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Content.DisposeAsync();
    }

    public async Task<IReadOnlyDictionary<Guid, ObjectInfo>> Run(IAsyncEnumerable<Guid> reports, CancellationToken cancellationToken)
    {
        var rendered = Channel.CreateBounded<Rendered>(uploads * 2);
        var stored = new Dictionary<Guid, ObjectInfo>();
        Task producing = Produce(reports, rendered.Writer, cancellationToken);
        Task[] storing = [.. Enumerable.Range(0, uploads).Select(_ => Consume(rendered.Reader, stored, cancellationToken))];
        await Task.WhenAll([producing, .. storing]);
        await WriteIndex(stored, cancellationToken);
        return stored;
    }

    private async Task Produce(IAsyncEnumerable<Guid> reports, ChannelWriter<Rendered> target, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            await foreach (Guid report in reports.WithCancellation(cancellationToken))
            {
                await target.WriteAsync(new Rendered(report, await renderer.Render(report, cancellationToken)), cancellationToken);
            }
        }
        catch (Exception e)
        {
            fault = e;
            throw;
        }
        finally
        {
            target.Complete(fault);
        }
    }

    private async Task Consume(ChannelReader<Rendered> source, Dictionary<Guid, ObjectInfo> stored, CancellationToken cancellationToken)
    {
        await foreach (Rendered item in source.ReadAllAsync(cancellationToken))
        {
            await using (item)
            {
                ObjectInfo info = await Target(item.Report).UploadFrom(item.Content, cancellationToken);
                lock (stored)
                {
                    stored[item.Report] = info;
                }
            }
        }

        NewObject Target(Guid report) => bucket.Create($"{report:N}.{renderer.Extension}");
    }

    private async Task WriteIndex(Dictionary<Guid, ObjectInfo> stored, CancellationToken cancellationToken)
    {
        await using ObjectWriter index = await bucket.Object("index.txt").OpenWrite(cancellationToken);
        await using (var text = new StreamWriter(index, leaveOpen: true))
        {
            foreach ((Guid report, ObjectInfo info) in stored)
            {
                await text.WriteLineAsync($"{report:N} {info.Size} {info.ETag}");
            }
        }

        await index.CompleteAsync(cancellationToken);
    }
}
