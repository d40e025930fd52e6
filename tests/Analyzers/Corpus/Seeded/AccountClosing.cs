using Fluent.Buckets;
using Microsoft.Extensions.Logging;

namespace Bank.Accounts;

[Storage]
public sealed partial class BankStorage;

[Bucket("account-statements")]
public sealed partial class Statements;

public interface IAccountDatabase
{
    Task<IReadOnlyList<string>> StatementKeys(string iban, CancellationToken cancellationToken);

    Task MarkClosed(string iban, DateTimeOffset at, CancellationToken cancellationToken);
}

public sealed class AccountClosing(Statements statements, IAccountDatabase database, TimeProvider clock, ILogger<AccountClosing> logger)
{
    public async Task Close(string iban, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> keys = await database.StatementKeys(iban, cancellationToken);
        foreach (string key in keys) // expect FB0008
        {
            await statements.Object(key).Delete(cancellationToken);
        }

        await database.MarkClosed(iban, clock.GetUtcNow(), cancellationToken);
        logger.LogInformation("{Iban} is closed, {Count} statements are deleted", iban, keys.Count);
    }

    public async Task<Stream> Statement(string iban, DateOnly month, CancellationToken cancellationToken)
    {
        string key = $"{iban}/{month:yyyy-MM}.pdf";
        IReadOnlyList<string> keys = await database.StatementKeys(iban, cancellationToken);
        return keys.Contains(key)
            ? await statements.Object(key).OpenRead(cancellationToken)
            : throw new FileNotFoundException($"There is no statement of {month:MMMM yyyy}.");
    }

    public async Task<int> Count(string iban) => await statements.List($"{iban}/").CountAsync();
}
