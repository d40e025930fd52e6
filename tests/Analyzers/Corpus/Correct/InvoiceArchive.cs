using System.Text.Json.Serialization;
using Fluent.Buckets;

namespace Billing.Invoices;

[Storage]
public static partial class Storage;

[ObjectKey("{Customer}/{Year:D4}/{Number:D6}.json")]
public readonly partial record struct InvoiceKey(Guid Customer, int Year, int Number);

public sealed record InvoiceLine(string Text, decimal Amount);

public sealed record Invoice(InvoiceKey Key, DateOnly Date, IReadOnlyList<InvoiceLine> Lines)
{
    public decimal Total => Lines.Sum(line => line.Amount);
}

[JsonSerializable(typeof(Invoice))]
internal sealed partial class BillingJson : JsonSerializerContext;

[Bucket<InvoiceKey, Invoice>("invoices")]
public sealed partial class Invoices;

public enum IssueResult
{
    Issued,
    AlreadyIssued,
}

public static class InvoiceArchive
{
    public static async Task<IssueResult> Issue(Invoice invoice, CancellationToken cancellationToken = default)
    {
        try
        {
            await Storage.Invoices.Object(invoice.Key).Write(invoice, cancellationToken).IfAbsent();
            return IssueResult.Issued;
        }
        catch (StorageException e) when (e.Code == StorageErrorCode.PreconditionFailed)
        {
            return IssueResult.AlreadyIssued;
        }
    }

    public static async Task<Invoice?> Find(Guid customer, int year, int number) =>
        await Storage.Invoices.Object(customer, year, number).TryRead();

    public static async Task<decimal> Revenue(Guid customer, int year)
    {
        decimal sum = 0;
        await foreach ((InvoiceKey _, Invoice invoice) in Read(customer, year))
        {
            sum += invoice.Total;
        }

        return sum;
    }

    public static async Task<InvoiceKey> Next(Guid customer, int year)
    {
        int last = 0;
        await foreach (ObjectEntry<InvoiceKey> entry in Storage.Invoices.List(customer, year))
        {
            last = Math.Max(last, entry.Key.Number);
        }

        return new InvoiceKey(customer, year, last + 1);
    }

    private static async IAsyncEnumerable<(InvoiceKey Key, Invoice Invoice)> Read(Guid customer, int year)
    {
        await foreach (ObjectEntry<InvoiceKey> entry in Storage.Invoices.List(customer, year))
        {
            if (await Storage.Invoices.Object(entry.Key).TryRead() is { } invoice)
            {
                yield return (entry.Key, invoice);
            }
        }
    }
}
