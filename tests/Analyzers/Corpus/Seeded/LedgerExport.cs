using System.Globalization;
using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Accounting.Ledger;

[Storage]
public sealed partial class LedgerStorage;

[Bucket("ledger-exports")]
public sealed partial class LedgerExports;

public sealed record Posting(DateOnly Date, string Account, decimal Debit, decimal Credit);

public interface ILedger
{
    IAsyncEnumerable<Posting> Postings(int year, CancellationToken cancellationToken);
}

public sealed class LedgerExport(LedgerExports exports, ILedger ledger, ILogger<LedgerExport> logger)
{
    public async Task<string> Export(int year, CancellationToken cancellationToken)
    {
        string key = $"{year}/ledger-{DateTime.UtcNow:yyyyMMdd}.csv";
        int count = 0;
        decimal balance = 0;

        await using var stream = await exports.Object(key).OpenWrite(cancellationToken).WithContentType("text/csv"); // expect FB0004
        await using var writer = new StreamWriter(stream);
        await writer.WriteLineAsync("date,account,debit,credit");
        await foreach (Posting posting in ledger.Postings(year, cancellationToken))
        {
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{posting.Date:O},{posting.Account},{posting.Debit},{posting.Credit}"));
            balance += posting.Debit - posting.Credit;
            count++;
        }

        await writer.FlushAsync(cancellationToken);
        if (balance != 0)
        {
            logger.LogWarning("The ledger of {Year} is off by {Balance}", year, balance);
        }

        logger.LogInformation("{Count} postings in {Key}", count, key);
        return key;
    }

    public async Task<Uri> Link(string key) => await exports.Object(key).SignDownloadUrl(TimeSpan.FromMinutes(30));
}
