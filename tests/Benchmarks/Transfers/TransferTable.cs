using System.Globalization;
using System.Text;

namespace Fluent.Buckets.Benchmarks;

/// <summary>The medians of all who were measured, as Markdown.</summary>
internal sealed class TransferTable
{
    private readonly List<(TransferCase Case, string Client, TransferResult? Result)> _rows = [];

    public void Add(TransferJob job, TransferResult result) => _rows.Add((job.Case, job.Client, result));

    public void AddMissing(TransferJob job) => _rows.Add((job.Case, job.Client, null));

    /// <summary>The tables of a run: one of transfers, one of latencies and one of the memory of a long upload, as far as they were measured.</summary>
    public string Write(TransferOptions options)
    {
        var text = new StringBuilder();
        WriteTransfers(text, new TransferSizes(options.Scale));
        WriteLatencies(text);
        WriteMemory(text);
        return text.ToString();
    }

    private void WriteTransfers(StringBuilder text, TransferSizes sizes)
    {
        if (Rows(IsTransfer) is not { Count: > 0 } rows)
        {
            return;
        }

        text.AppendLine("| case | by | time | rate | we / peer | CPU | we / peer | peak memory | machine busy |").AppendLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((TransferCase @case, string client, TransferResult? median) in rows)
        {
            if (median is null)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {@case.Name()} | {client} | not installed | | | | | | |");
                continue;
            }

            TransferResult? own = rows.Find(row => row.Case == @case && row.Client == Rival(client)).Median;
            bool isPeer = own is not null && Rival(client) != client;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {@case.Name()} | {client} | {median.Seconds:F3} s | {Rate(@case, sizes, median.Seconds)} | {(isPeer ? Ratio(own!.Seconds, median.Seconds) : string.Empty)} | {median.ProcessorSeconds:F2} s | {(isPeer ? Ratio(own!.ProcessorSeconds, median.ProcessorSeconds) : string.Empty)} | {Math.Max(1, median.PeakBytes / TransferSizes.MiB)} MiB | {median.Busy:P0} |");
        }

        text.AppendLine();
    }

    private void WriteLatencies(StringBuilder text)
    {
        if (Rows(item => item == TransferCase.GetLatency) is not { Count: > 0 } rows)
        {
            return;
        }

        text.AppendLine("| GET of 4 KiB by | one at a time: p50 | p99 | 64 at a time: p50 | p99 | CPU |").AppendLine("|---|---:|---:|---:|---:|---:|");
        foreach ((_, string client, TransferResult? median) in rows.Where(row => row.Median is not null))
        {
            string times = string.Join(" | ", median!.Latencies!.Select(time => string.Create(CultureInfo.InvariantCulture, $"{time:F2} ms")));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {client} | {times} | {median.ProcessorSeconds:F2} s |");
        }

        text.AppendLine();
    }

    private void WriteMemory(StringBuilder text)
    {
        foreach ((_, string client, TransferResult? median) in Rows(item => item == TransferCase.Memory10G))
        {
            long bound = ((TransferSizes.Parts + 1) * TransferSizes.PartSize) + (32 * TransferSizes.MiB);
            text.AppendLine("| long upload of unknown length by | idle | peak | above idle | bound |").AppendLine("|---|---:|---:|---:|---:|")
                .AppendLine(
                    CultureInfo.InvariantCulture,
                    $"| {client} | {median!.IdleBytes / TransferSizes.MiB} MiB | {median.PeakBytes / TransferSizes.MiB} MiB | {(median.PeakBytes - median.IdleBytes) / TransferSizes.MiB} MiB | {bound / TransferSizes.MiB} MiB |")
                .AppendLine();
        }
    }

    private List<(TransferCase Case, string Client, TransferResult? Median)> Rows(Func<TransferCase, bool> wanted) =>
    [
        .. _rows.Where(row => wanted(row.Case)).GroupBy(row => (row.Case, row.Client))
            .OrderBy(group => group.Key.Case)
            .Select(group => (group.Key.Case, group.Key.Client, Median([.. group.Select(row => row.Result).OfType<TransferResult>()]))),
    ];

    private static bool IsTransfer(TransferCase @case) => @case is not (TransferCase.GetLatency or TransferCase.Memory10G);

    /// <summary>Who of us a peer stands beside: flushed beside flushed.</summary>
    private static string Rival(string client) => client.EndsWith("-fsync", StringComparison.Ordinal) ? $"{TransferStore.Own}-fsync" : TransferStore.Own;

    private static TransferResult? Median(TransferResult[] results) => results.Length == 0 ? null : new TransferResult(
        Middle(results, result => result.Seconds),
        Middle(results, result => result.ProcessorSeconds),
        (long)Middle(results, result => result.PeakBytes),
        Middle(results, result => result.Busy),
        (long)Middle(results, result => result.IdleBytes),
        results[0].Latencies is { } first ? [.. first.Select((_, index) => Middle(results, result => result.Latencies![index]))] : null);

    private static double Middle(TransferResult[] results, Func<TransferResult, double> value) =>
        results.Select(value).Order().ElementAt(results.Length / 2);

    private static string Ratio(double own, double peer) => string.Create(CultureInfo.InvariantCulture, $"{own / peer:F2}");

    private static string Rate(TransferCase @case, TransferSizes sizes, double seconds)
    {
        (double count, string unit) = @case switch
        {
            TransferCase.Up1G or TransferCase.Down1G or TransferCase.Copy1G => (sizes.Large / TransferSizes.MiB, "MiB/s"),
            TransferCase.UpUnknown => (sizes.Unknown / TransferSizes.MiB, "MiB/s"),
            TransferCase.List100K => (sizes.Listed, "/s"),
            _ => (sizes.Small, "/s"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{count / seconds:N0} {unit}");
    }
}
