namespace Fluent.Buckets.Hosting.Tests;

[Storage]
internal sealed partial class Media;

[Bucket("photos", Facade = typeof(Media))]
internal sealed partial class Photos;

[Bucket("films", Facade = typeof(Media), Store = "archive", Accessor = "Movies")]
internal sealed partial class Films;

/// <summary>A second façade of the same app.</summary>
[Storage]
internal sealed partial class Ledger;

[Bucket("invoices", Facade = typeof(Ledger))]
internal sealed partial class Invoices;

[Storage]
internal static partial class Storage;

[Bucket("notes", Facade = typeof(Storage), Store = "desk")]
internal sealed partial class Notes;

[ObjectKey("{Year:D4}/{Id}.txt")]
internal readonly partial record struct ReceiptKey(int Year, int Id);

[Bucket<ReceiptKey>("receipts", Facade = typeof(Ledger))]
internal sealed partial class Receipts;

/// <summary>A static façade that nothing configures.</summary>
[Storage]
internal static partial class Forgotten;

[Bucket("lost", Facade = typeof(Forgotten))]
internal sealed partial class Lost;

[Storage]
internal static partial class BySettings;

[Bucket("letters", Facade = typeof(BySettings))]
internal sealed partial class Letters;
