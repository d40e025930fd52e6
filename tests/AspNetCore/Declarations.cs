namespace Fluent.Buckets.AspNetCore.Tests;

[Storage]
internal sealed partial class Media;

[Bucket("photos")]
internal sealed partial class Photos;

[ObjectKey("{Year:D4}/{Id}.txt")]
internal readonly partial record struct ReceiptKey(int Year, int Id);

[Bucket<ReceiptKey>("receipts")]
internal sealed partial class Receipts;
