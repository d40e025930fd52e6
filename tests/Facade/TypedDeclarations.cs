using System.Text.Json.Serialization;

namespace Fluent.Buckets.Facade.Tests;

/// <summary>The key of an order.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
/// <param name="Id">Which one.</param>
[ObjectKey("{Year:D4}/{Month:D2}/{Id}.json")]
internal readonly partial record struct OrderKey(int Year, int Month, Guid Id);

internal sealed record Order(string Customer, decimal Total);

[JsonSerializable(typeof(Order))]
internal sealed partial class OrderJson : JsonSerializerContext;

[Storage]
internal sealed partial class Shop;

[Bucket<OrderKey, Order>("orders", Facade = typeof(Shop))]
internal sealed partial class Orders;

[Bucket<OrderKey>("receipts", Facade = typeof(Shop), Store = "archive")]
internal sealed partial class Receipts;

/// <summary>A key whose first part is text, which <c>List</c> takes as that part and not as a prefix.</summary>
[ObjectKey("{Customer}/{Number}")]
internal readonly partial record struct InvoiceKey(string Customer, int Number);

[Bucket<InvoiceKey, Order>("invoices", Facade = typeof(Shop), Serializer = typeof(InvoiceText))]
internal sealed partial class Invoices;

/// <summary>A serializer of the app's own.</summary>
internal sealed class InvoiceText : IContentSerializer<Order>
{
    public string ContentType => "text/plain";

    public ReadOnlyMemory<byte> Serialize(Order value) => System.Text.Encoding.UTF8.GetBytes(value.Customer);

    public Order? Deserialize(ReadOnlyMemory<byte> content) => new(System.Text.Encoding.UTF8.GetString(content.Span), 0);
}
