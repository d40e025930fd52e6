using System.Globalization;
using System.Text;
using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Reporting.Exports;

[Storage]
public static partial class Storage;

[Bucket("report-exports")]
public sealed partial class Exports;

public sealed record SaleRow(DateOnly Day, string Article, int Pieces, decimal Revenue);

public interface ISalesQuery
{
    IAsyncEnumerable<SaleRow> Run(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}

public sealed class CsvExport
{
    private readonly ISalesQuery query;
    private readonly ILogger<CsvExport> logger;

    public CsvExport(ISalesQuery query, ILogger<CsvExport> logger) => (this.query, this.logger) = (query, logger);

    public async Task<Uri?> Export(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        BucketObject item = Storage.Exports.Object($"sales/{from:yyyyMMdd}-{to:yyyyMMdd}.csv");
        await using ObjectWriter target = await item.OpenWrite(cancellationToken).WithContentType("text/csv; charset=utf-8");
        int rows = 0;
        try
        {
            await using var text = new StreamWriter(target, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true);
            await text.WriteLineAsync("day;article;pieces;revenue");
            await foreach (SaleRow row in query.Run(from, to, cancellationToken))
            {
                await text.WriteLineAsync(Line(row).AsMemory(), cancellationToken);
                rows++;
            }
        }
        catch (FormatException e)
        {
            logger.LogError(e, "Row {Row} cannot be written", rows + 1);
            await target.AbortAsync();
            return null;
        }

        if (rows == 0)
        {
            await target.AbortAsync();
            return null;
        }

        ObjectInfo info = await target.CompleteAsync(cancellationToken);
        logger.LogInformation("{Rows} rows, {Bytes} bytes", rows, info.Size);
        return await item.SignDownloadUrl(TimeSpan.FromHours(12), cancellationToken).WithContentDisposition("attachment");
    }

    private static string Line(SaleRow row) =>
        string.Join(';', row.Day.ToString("O", CultureInfo.InvariantCulture), Quoted(row.Article), row.Pieces.ToString(CultureInfo.InvariantCulture), row.Revenue.ToString("F2", CultureInfo.InvariantCulture));

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(';', '"', '\n') < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
