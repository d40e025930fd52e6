using Fluent.Buckets;

namespace FreshApp.FB0107;

[Bucket("invoices", Facade = typeof(Invoices))]
public sealed partial class Invoices;
