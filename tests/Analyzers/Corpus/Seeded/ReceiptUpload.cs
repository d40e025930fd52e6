using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Expenses;

[Storage]
public static partial class Storage;

[Bucket("expense-receipts")]
public sealed partial class Receipts;

public sealed record Receipt(Guid Id, string FileName, byte[] Scan);

public interface IExpenseDatabase
{
    Task SetReceiptKey(Guid expense, string key, CancellationToken cancellationToken);
}

public class ReceiptService
{
    private readonly IExpenseDatabase _database;
    private readonly ILogger<ReceiptService> _logger;

    public ReceiptService(IExpenseDatabase database, ILogger<ReceiptService> logger)
    {
        _database = database;
        _logger = logger;
    }

    public async Task<string> Attach(Guid expense, Receipt receipt, CancellationToken cancellationToken)
    {
        if (receipt.Scan.Length == 0)
        {
            throw new ArgumentException("The scan is empty.", nameof(receipt));
        }

        string extension = Path.GetExtension(receipt.FileName).ToLowerInvariant();
        NewObject stored = Storage.Receipts.Create($"{expense:N}/{receipt.Id:N}{extension}"); // expect FB0001
        await _database.SetReceiptKey(expense, stored.Key, cancellationToken);
        _logger.LogInformation("The receipt {Receipt} of {Expense} is at {Key}", receipt.Id, expense, stored.Key);
        return stored.Key;
    }

    public async Task<byte[]> Load(string key, CancellationToken cancellationToken) =>
        await Storage.Receipts.Object(key).ReadBytes(cancellationToken);

    public async Task Detach(Guid expense, CancellationToken cancellationToken)
    {
        await Storage.Receipts.DeleteAll($"{expense:N}/", cancellationToken);
        _logger.LogInformation("The receipts of {Expense} are gone", expense);
    }
}
